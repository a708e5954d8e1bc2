namespace SmartCampus.Plugins.Scales.Codec;

/// <summary>Finds Toledo's continuous messages in a stream by STX and CR at the right distance, and finds out by itself whether a check sum follows.</summary>
internal sealed class ToledoFramer
{
    private const int MostFailures = 3;
    private readonly byte[] buffer = new byte[ToledoFrame.Length + 2];
    private int count;
    private int failures;
    private bool? summed;
    private bool justTaken;

    /// <summary>Forgets what has come so far.</summary>
    public void Reset() => (count, failures, summed, justTaken) = (0, 0, null, false);

    /// <summary>Takes one byte.</summary>
    /// <param name="b">The byte.</param>
    /// <param name="reading">What the message says that is whole with it.</param>
    /// <returns>True when a sound message is whole.</returns>
    public bool TryTake(byte b, out ScaleReading? reading)
    {
        buffer[count++] = b;
        while (count > 0)
        {
            if (!Fits())
            {
                Skip();
                continue;
            }
            if (!IsWhole(out int length, out bool isSummed))
                break;
            if (length > 0 && ToledoFrame.TryParse(buffer.AsSpan(0, ToledoFrame.Length), out reading))
            {
                (summed, failures, justTaken) = (isSummed, 0, true);
                Drop(length);
                return true;
            }
            Fail();
        }
        reading = null;
        return false;
    }

    private bool Fits() =>
        (buffer[0] & 0x7F) == ToledoFrame.Stx && (count < ToledoFrame.Length || (buffer[ToledoFrame.Length - 1] & 0x7F) == '\r');

    /// <summary>Whether enough has come to judge the message at the start.</summary>
    /// <param name="length">How long it is; 0 when its check sum is wrong.</param>
    /// <param name="isSummed">Whether it has a check sum.</param>
    private bool IsWhole(out int length, out bool isSummed)
    {
        isSummed = summed != false;
        length = isSummed ? ToledoFrame.Length + 1 : ToledoFrame.Length;
        if (count < length)
            return false;
        if (!isSummed)
            return true;
        byte sum = ToledoFrame.CheckSum(buffer.AsSpan(0, ToledoFrame.Length));
        int next = buffer[ToledoFrame.Length] & 0x7F;
        if (summed is null && next == ToledoFrame.Stx && sum == next)
        {
            // Either the check sum, or the next message's start: the byte behind it tells.
            if (count < ToledoFrame.Length + 2)
                return false;
            isSummed = (buffer[ToledoFrame.Length + 1] & 0x7F) == ToledoFrame.Stx;
        }
        else if (summed is null && next == ToledoFrame.Stx)
        {
            isSummed = false;
        }
        else if (next != sum)
        {
            length = 0;
            return true;
        }
        length = isSummed ? ToledoFrame.Length + 1 : ToledoFrame.Length;
        return true;
    }

    private void Skip()
    {
        if (justTaken && summed == false)
            summed = null; // something follows the message after all
        justTaken = false;
        Drop(1);
    }

    private void Fail()
    {
        failures++;
        if (failures >= MostFailures)
            (summed, failures) = (null, 0);
        justTaken = false;
        Drop(1);
    }

    private void Drop(int bytes)
    {
        count -= bytes;
        buffer.AsSpan(bytes, count).CopyTo(buffer);
    }
}
