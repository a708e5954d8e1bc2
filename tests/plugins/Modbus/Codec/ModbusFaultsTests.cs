using SmartCampus.Plugins.Modbus.Codec;

namespace SmartCampus.Plugins.Modbus.Tests.Codec;

public sealed class ModbusFaultsTests
{
    [Theory]
    [InlineData(0x01, "notConfigured.illegalFunction")]
    [InlineData(0x02, "notConfigured.illegalAddress")]
    [InlineData(0x03, "refusedByDevice.illegalValue")]
    [InlineData(0x04, "refusedByDevice.deviceFailure")]
    [InlineData(0x05, "busy.acknowledge")]
    [InlineData(0x06, "busy")]
    [InlineData(0x08, "refusedByDevice.memoryParity")]
    [InlineData(0x0A, "unreachable.gatewayPath")]
    [InlineData(0x0B, "timedOut.gatewayTarget")]
    [InlineData(0x0C, "refusedByDevice.exception0C")]
    [InlineData(0xFF, "refusedByDevice.exceptionFF")]
    public void ErrorOf_ExceptionCode_HasItsReason(byte code, string reason) => Assert.Equal(reason, ModbusFaults.ErrorOf(code, "asked").Reason);

    [Fact]
    public void ErrorOf_EveryCode_NamesWhatWasAsked() =>
        Assert.All(Enumerable.Range(0, 256), code => Assert.StartsWith("asked: exception ", ModbusFaults.ErrorOf((byte)code, "asked").Detail, StringComparison.Ordinal));
}
