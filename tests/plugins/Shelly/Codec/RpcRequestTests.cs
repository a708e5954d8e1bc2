using System.Text;
using SmartCampus.Plugins.Shelly.Codec;

namespace SmartCampus.Plugins.Shelly.Tests.Codec;

public sealed class RpcRequestTests
{
    private const string Challenge = """{"auth_type": "digest", "nonce": 1625038762, "nc": 1, "realm": "shellypro4pm-f008d1d8b8b8", "algorithm": "SHA-256"}""";

    [Fact]
    public void Build_WithoutParameters_IsTheFrame() => Assert.Equal(
        """{"jsonrpc":"2.0","id":1,"src":"campus-1","method":"Shelly.GetDeviceInfo"}""",
        Text(RpcRequest.Build(1, "campus-1", RpcRequest.GetDeviceInfo, null, null, null)));

    [Theory] // Shelly API, Switch.Set
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public void Build_Set_IsTheFrame(bool on, string word) => Assert.Equal(
        $$$"""{"jsonrpc":"2.0","id":7,"src":"campus-1","method":"Switch.Set","params":{"id":2,"on":{{{word}}}}}""",
        Text(RpcRequest.Build(7, "campus-1", RpcRequest.Set, 2, on, null)));

    [Fact] // Shelly API, Authentication: user admin, nonce and cnonce as numbers. The digest was computed with Python's hashlib.
    public void Build_WithCredentials_HasTheAuthObject() => Assert.Equal(
        """
        {"jsonrpc":"2.0","id":8,"src":"c","method":"Switch.GetStatus","params":{"id":0},"auth":{"realm":"shellypro4pm-f008d1d8b8b8","username":"admin","nonce":1625038762,"cnonce":313273957,"response":"45a8f66f5b9fbe2d4dfd0317fbeb6b47d10a9d77ac491216961cfc6d2e86a557","algorithm":"SHA-256"}}
        """,
        Text(RpcRequest.Build(8, "c", RpcRequest.GetStatus, 0, null, RpcAuth.Answer(RpcChallenge.Parse(Challenge)!, "s3cret", 313273957))));

    [Fact]
    public void Parse_Challenge_GivesItsParts() => Assert.Equal(new RpcChallenge("shellypro4pm-f008d1d8b8b8", "1625038762", false, 1), RpcChallenge.Parse(Challenge));

    [Fact]
    public void Build_NonceAsText_IsSentBackAsText()
    {
        RpcChallenge challenge = RpcChallenge.Parse("""{"nonce":"60dc59c6","nc":2,"realm":"r"}""")!;

        string frame = Text(RpcRequest.Build(1, "c", "m", null, null, RpcAuth.Answer(challenge, "p", 1)));

        Assert.Equal(new RpcChallenge("r", "60dc59c6", true, 2), challenge);
        Assert.Contains("\"nonce\":\"60dc59c6\"", frame, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"nonce":1,"realm":""}""")]
    [InlineData("""{"nonce":1.5,"realm":"r"}""")]
    [InlineData("""{"nonce":true,"realm":"r"}""")]
    [InlineData("""{"nonce":1,"realm":"r","algorithm":"MD5"}""")]
    [InlineData("""{"nonce":1,"realm":"\ud800"}""")]
    public void Parse_NoChallenge_IsNull(string message) => Assert.Null(RpcChallenge.Parse(message));

    private static string Text(byte[] frame) => Encoding.UTF8.GetString(frame);
}
