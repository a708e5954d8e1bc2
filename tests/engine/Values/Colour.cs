namespace SmartCampus.Engine.Tests.Values;

public enum Colour
{
    Red,
    Green,
}
