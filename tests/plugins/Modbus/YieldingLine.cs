namespace SmartCampus.Plugins.Modbus.Tests;

/// <summary>A line to a slave on which every read is really awaited, as on a socket.</summary>
internal sealed class YieldingLine(FakeSlave slave) : ILine, ILineTurn
{
    private byte[] answer = [];

    public string Address => "tcp://board:502";

    public ValueTask<ILineTurn> TakeTurnAsync(CancellationToken cancellationToken) => new(this);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        answer = slave.Answer(bytes.ToArray());
        return ValueTask.CompletedTask;
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await Task.Yield();
        answer.CopyTo(buffer);
        return answer.Length;
    }

    public void DiscardInput()
    {
    }

    public void Break()
    {
    }

    public void Dispose()
    {
    }
}
