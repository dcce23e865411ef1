import streamlit as st

st.title("đang làm")
