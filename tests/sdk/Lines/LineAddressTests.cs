namespace SmartCampus.Sdk.Tests.Lines;

public sealed class LineAddressTests
{
    [Theory]
    [InlineData("tcp://10.0.0.7:502", "tcp://10.0.0.7:502")]
    [InlineData("tcp://plc.example:1", "tcp://plc.example:1")]
    [InlineData("tcp://PLC.example:65535", "tcp://plc.example:65535")]
    [InlineData("tcp://10.0.0.7:502/", "tcp://10.0.0.7:502")]
    [InlineData("tcp://[::1]:502", "tcp://[::1]:502")]
    [InlineData("serial:/dev/ttyUSB0", "serial:/dev/ttyUSB0?baud=9600&parity=none&bits=8&stop=1")]
    [InlineData("serial:/dev/ttyUSB0?", "serial:/dev/ttyUSB0?baud=9600&parity=none&bits=8&stop=1")]
    [InlineData("serial:COM3?parity=even&baud=19200", "serial:COM3?baud=19200&parity=even&bits=8&stop=1")]
    [InlineData("serial:/dev/x?bits=7&stop=2&parity=odd&baud=230400", "serial:/dev/x?baud=230400&parity=odd&bits=7&stop=2")]
    [InlineData("serial:/dev/serial/by-id/usb-FTDI_A-if00?baud=1200", "serial:/dev/serial/by-id/usb-FTDI_A-if00?baud=1200&parity=none&bits=8&stop=1")]
    public void Parse_Address_HasItsCanonicalText(string text, string canonical)
    {
        LineAddress address = LineAddress.Parse(text);

        Assert.Equal(canonical, address.ToString());
        Assert.Equal(address, LineAddress.Parse(canonical));
    }

    [Fact]
    public void Parse_Tcp_FillsItsParts()
    {
        LineAddress address = LineAddress.Parse("tcp://[fe80::1]:4196");

        Assert.Equal((LineKind.Tcp, "fe80::1", 4196), (address.Kind, address.Target, address.Port));
    }

    [Fact]
    public void Parse_Serial_FillsItsParts()
    {
        LineAddress address = LineAddress.Parse("serial:/dev/x?baud=38400&parity=odd&bits=7&stop=2");

        Assert.Equal((LineKind.Serial, "/dev/x", 0, 38400), (address.Kind, address.Target, address.Port, address.Baud));
        Assert.Equal((LineParity.Odd, 7, 2), (address.Parity, address.DataBits, address.StopBits));
    }

    [Theory]
    [InlineData("", "line '' must start with 'tcp://' or 'serial:'")]
    [InlineData("http://a:1", "line 'http://a:1' must start with 'tcp://' or 'serial:'")]
    [InlineData("TCP://a:1", "line 'TCP://a:1' must start with 'tcp://' or 'serial:'")]
    [InlineData("tcp://", "line 'tcp://' must be 'tcp://host:port'")]
    [InlineData("tcp://a", "line 'tcp://a' has no port; it must be from 1 to 65535")]
    [InlineData("tcp://a:0", "line 'tcp://a:0' has no port; it must be from 1 to 65535")]
    [InlineData("tcp://a:65536", "line 'tcp://a:65536' must be 'tcp://host:port'")]
    [InlineData("tcp://a:-1", "line 'tcp://a:-1' must be 'tcp://host:port'")]
    [InlineData("tcp://a:1/x", "line 'tcp://a:1/x' must be 'tcp://host:port' and nothing more")]
    [InlineData("tcp://a:1?x=1", "line 'tcp://a:1?x=1' must be 'tcp://host:port' and nothing more")]
    [InlineData("tcp://a:1#x", "line 'tcp://a:1#x' must be 'tcp://host:port' and nothing more")]
    [InlineData("tcp://user@a:1", "line 'tcp://user@a:1' must be 'tcp://host:port' and nothing more")]
    [InlineData("serial:", "line 'serial:' names no port; write 'serial:/dev/ttyUSB0?baud=9600'")]
    [InlineData("serial: ", "line 'serial: ' names no port; write 'serial:/dev/ttyUSB0?baud=9600'")]
    [InlineData("serial:?baud=9600", "line 'serial:?baud=9600' names no port; write 'serial:/dev/ttyUSB0?baud=9600'")]
    [InlineData("serial:x?baud=9601", "line 'serial:x?baud=9601': baud is '9601'; it must be one of 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400")]
    [InlineData("serial:x?baud", "line 'serial:x?baud': baud is ''; it must be one of 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400")]
    [InlineData("serial:x?parity=Even", "line 'serial:x?parity=Even': parity is 'Even'; it must be none, even or odd")]
    [InlineData("serial:x?bits=9", "line 'serial:x?bits=9': bits is '9'; it must be 7 or 8")]
    [InlineData("serial:x?stop=1.5", "line 'serial:x?stop=1.5': stop is '1.5'; it must be 1 or 2")]
    [InlineData("serial:x?flow=rts", "line 'serial:x?flow=rts': 'flow' is unknown; known are baud, parity, bits and stop")]
    public void Parse_NoAddress_NamesPartValueAndRule(string text, string problem)
    {
        Assert.False(LineAddress.TryParse(text, out _, out string? found));
        Assert.Equal(problem, found);
        Assert.Equal(problem, Assert.Throws<FormatException>(() => LineAddress.Parse(text)).Message);
    }
}
