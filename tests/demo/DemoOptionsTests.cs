namespace SmartCampus.Demo.Tests;

public sealed class DemoOptionsTests
{
    [Fact]
    public void Parse_All_ReadsThem()
    {
        DemoOptions options = DemoOptions.Parse(["--dir", "d", "--port-base", "15020", "--control-port", "5081", "--seed", "7", "--speed", "2.5", "--exit-with-stdin"]);

        Assert.Equal(("d", 15020, 5081, 7, 2.5, true), (options.Directory, options.PortBase, options.ControlPort, options.Seed, options.Speed, options.ExitWithStdin));
    }

    [Theory]
    [InlineData("--speed is 0; it must be from 0.01 to 1000.", "--speed", "0")]
    [InlineData("--seed is x; it must be from 0 to 2147483647.", "--seed", "x")]
    [InlineData("--control-port is 65536; it must be from 0 to 65535.", "--control-port", "65536")]
    [InlineData("--control is http://example.org; it must be a loopback URL.", "--control", "http://example.org")]
    [InlineData("--dir needs a value.", "--dir")]
    [InlineData("--dri is unknown; known are --dir, --port-base, --control-port, --seed, --speed, --exit-with-stdin and --control.", "--dri", "x")]
    public void Parse_Wrong_NamesOptionValueAndRule(string message, params string[] arguments) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => DemoOptions.Parse(arguments)).Message);
}
