"""Hủ tục, phong tục: the list by commune, the way down, its end."""
