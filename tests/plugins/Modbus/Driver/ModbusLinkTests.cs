using SmartCampus.Plugins.Modbus.Driver;
using SmartCampus.Plugins.Modbus.Settings;

namespace SmartCampus.Plugins.Modbus.Tests.Driver;

public sealed class ModbusLinkTests
{
    [Theory]
    [InlineData("tcp://a:502", ModbusMode.Auto, true)]
    [InlineData("serial:/dev/x", ModbusMode.Auto, false)]
    [InlineData("tcp://a:502", ModbusMode.RtuOverTcp, false)]
    [InlineData("tcp://a:502", ModbusMode.Rtu, false)]
    [InlineData("serial:/dev/x", ModbusMode.Tcp, true)]
    internal void Of_LineAndMode_ChooseTheFraming(string line, ModbusMode mode, bool tcp) =>
        Assert.Equal(tcp, Link(line, mode, 1).Tcp);

    [Theory]
    [InlineData("serial:/dev/x?baud=9600", 4.01)] // protocols.md 2.1
    [InlineData("serial:/dev/x?baud=19200", 2.01)]
    [InlineData("serial:/dev/x?baud=38400", 1.75)]
    [InlineData("serial:/dev/x?baud=115200", 1.75)]
    [InlineData("tcp://a:502", 0)]
    public void Of_Line_KnowsTheSilenceBetweenFrames(string line, double milliseconds) =>
        Assert.Equal(milliseconds, Link(line, ModbusMode.Auto, 1).Silence.TotalMilliseconds, 0.01);

    [Theory]
    [InlineData("serial:/dev/x", 1)]
    [InlineData("serial:/dev/x", 247)]
    [InlineData("tcp://a:502", 0)]
    [InlineData("tcp://a:502", 247)]
    [InlineData("tcp://a:502", 255)]
    public void Of_UnitThatAnswers_IsTaken(string line, int unit) => Assert.Equal(unit, Link(line, ModbusMode.Auto, unit).Unit);

    [Theory]
    [InlineData("serial:/dev/x", 0)] // broadcast: nobody answers
    [InlineData("serial:/dev/x", 248)]
    [InlineData("serial:/dev/x", 255)]
    [InlineData("tcp://a:502", 248)]
    [InlineData("tcp://a:502", 254)]
    public void Of_UnitThatCannotAnswer_IsNotConfigured(string line, int unit)
    {
        DeviceException e = Assert.Throws<DeviceException>(() => Link(line, ModbusMode.Auto, unit));

        Assert.Equal("notConfigured.unit", e.Error.Reason);
        Assert.Contains($"'unit' is {unit}", e.Message, StringComparison.Ordinal);
    }

    private static ModbusLink Link(string line, ModbusMode mode, int unit) =>
        ModbusLink.Of(new ModbusSettings { Line = line, Mode = mode, Unit = unit }, line);
}
