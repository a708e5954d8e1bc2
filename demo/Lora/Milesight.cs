namespace SmartCampus.Demo.Lora;

/// <summary>Payloads of Milesight sensors: channel, type, data little-endian. Milesight-IoT/SensorDecoders.</summary>
internal static class Milesight
{
    /// <summary>Battery, %.</summary>
    public static byte[] Battery(int percent) => [0x01, 0x75, (byte)percent];

    /// <summary>VS330: distance, then whether the stall is taken.</summary>
    public static byte[] Stall(int battery, int millimetres, bool taken) =>
        [.. Battery(battery), 0x02, 0x82, (byte)millimetres, (byte)(millimetres >> 8), 0x03, 0x8E, Flag(taken)];

    /// <summary>VS340 and WS303: one flag (somebody sits; water lies).</summary>
    public static byte[] OneFlag(int battery, bool on) => [.. Battery(battery), 0x03, 0x00, Flag(on)];

    /// <summary>VS321: temperature, humidity, people.</summary>
    public static byte[] People(int battery, double temperature, double humidity, int count)
    {
        int tenths = (int)Math.Round(temperature * 10);
        return [.. Battery(battery), 0x03, 0x67, (byte)tenths, (byte)(tenths >> 8), 0x04, 0x68, (byte)Math.Round(humidity * 2), 0x05, 0xFD, (byte)count, (byte)(count >> 8)];
    }

    /// <summary>What a sensor says when it has been switched on: versions, serial number, power-on, class.</summary>
    public static byte[] PowerOn(string eui) =>
        [0xFF, 0x0B, 0xFF, 0xFF, 0x01, 0x01, 0xFF, 0x16, .. Convert.FromHexString(eui), 0xFF, 0x09, 0x01, 0x00, 0xFF, 0x0A, 0x01, 0x02, 0xFF, 0x0F, 0x00];

    private static byte Flag(bool on) => on ? (byte)1 : (byte)0;
}
