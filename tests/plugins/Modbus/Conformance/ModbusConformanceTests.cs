namespace SmartCampus.Plugins.Modbus.Tests.Conformance;

/// <summary>Every kind of profile on every kind of framing, proved against all faults.</summary>
public sealed class ModbusConformanceTests
{
    private const string Tcp = "tcp://board:502";
    private const string Serial = "serial:/dev/board?baud=9600";

    private static readonly byte[] ForeignRtu = FakeSlave.Rtu(9, [3, 2, 0x12, 0x34]);
    private static readonly byte[] ForeignTcp = [0x77, 0x77, 0, 0, 0, 5, 9, 3, 2, 0x12, 0x34];

    private static readonly Dictionary<string, string> NoCheckSum = new()
    {
        ["fault-corrupt"] = "Modbus TCP has no check sum of its own; TCP's sees to it.",
        ["fault-drop"] = "TCP loses no byte; a frame without one can be a valid one of another value.",
    };

    private static readonly IReadOnlyList<ConformanceSuite> Suites =
    [
        Suite("relay-lock", Tcp, Lock, "\"channel\": 2, \"input\": 3"),
        Suite("relay-lock", Serial, Lock, "\"channel\": 2, \"input\": 3"),
        Suite("relay-valve", Serial, Valve, "\"feedbackInput\": 0, \"flowRegister\": 16, \"pulseRegister\": 17"),
        Suite("relay-switch", Tcp, Switch, "\"mode\": \"rtuOverTcp\""),
        Suite("relay-pump", Serial, Pump, "\"feedbackInput\": 0, \"faultInput\": 4, \"flowRegister\": 16"),
        Suite("restroom-generic", Serial, Restroom, "\"leakInput\": 2, \"soapRegister\": 2, \"paperRegister\": 3"),
        Suite("weather-generic", Serial, Station, "\"rainRegister\": 1, \"rainingRegister\": 2, \"temperatureRegister\": 3, \"humidityRegister\": 4"),
        Suite("energy-sdm120", Tcp, Energy),
        Suite("soil-dfrobot", Serial, Soil),
    ];

    public static IEnumerable<object[]> Checks => Suites.SelectMany((suite, i) => suite.Rows.Select(row => (object[])[i, .. row]));

    [Theory]
    [MemberData(nameof(Checks))]
    public Task Driver_Conforms(int suite, string driver, string check)
    {
        Assert.Equal(driver, Suites[suite].Driver);
        return Suites[suite].RunAsync(check);
    }

    private static ConformanceSuite Suite(string profile, string line, Func<FakeSlave, ConformanceDevice> device, string more = "")
    {
        bool tcp = line == Tcp && !more.Contains("rtuOverTcp", StringComparison.Ordinal);
        return new ConformanceSuite(typeof(ModbusProfiles).Assembly, "modbus." + profile, Shipped.Settings(line, more), () => device(new FakeSlave(tcp)))
        {
            Exempt = tcp ? NoCheckSum : [],
        };
    }

    private static ConformanceDevice Lock(FakeSlave slave)
    {
        slave.Discretes[2] = true;
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = Foreign(slave),
            Readings = { { ILock.State, LockState.Locked }, { IDoorContact.State, DoorState.Closed } },
            Change = () => slave.Discretes[2] = false,
            ChangedReadings = { { IDoorContact.State, DoorState.Open } },
            Commands =
            {
                new ConformanceCommand("lock.unlock", () => slave.Writes.Count) { Arguments = { { "hold", 5 } } },
                new ConformanceCommand("lock.lock", () => slave.Writes.Count),
            },
        };
    }

    private static ConformanceDevice Valve(FakeSlave slave)
    {
        slave.Inputs[16] = 62;
        slave.Inputs[18] = 1234;
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = Foreign(slave),
            Readings = { { IValve.State, ValveState.Closed }, { IFlowMeter.Rate, 6.2m }, { IFlowMeter.Total, 1234m } },
            Change = () => slave.Inputs[16] = 71,
            ChangedReadings = { { IFlowMeter.Rate, 7.1m } },
            Commands =
            {
                new ConformanceCommand("valve.open", () => slave.Writes.Count) { Arguments = { { "duration", 60 } } },
                new ConformanceCommand("valve.close", () => slave.Writes.Count),
            },
        };
    }

    private static ConformanceDevice Pump(FakeSlave slave)
    {
        slave.Inputs[16] = 305;
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = Foreign(slave),
            Readings = { { IPump.Running, false }, { "motor.fault", false }, { IFlowMeter.Rate, 30.5m } },
            Change = () => slave.Discretes[3] = true,
            ChangedReadings = { { "motor.fault", true } },
            Commands =
            {
                new ConformanceCommand("pump.start", () => slave.Writes.Count) { Arguments = { { "duration", 60 } } },
                new ConformanceCommand("pump.stop", () => slave.Writes.Count),
            },
        };
    }

    private static ConformanceDevice Restroom(FakeSlave slave)
    {
        new ushort[] { 1, 34, 80, 55 }.CopyTo(slave.Inputs, 0);
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = Foreign(slave),
            Readings = { { IOccupancy.Occupied, true }, { IAirQuality.Ammonia, 3.4m }, { ILeak.Wet, false }, { "dispenser.soap", 80m }, { "dispenser.paper", 55m } },
            Change = () => (slave.Inputs[0], slave.Discretes[1]) = (0, true),
            ChangedReadings = { { IOccupancy.Occupied, false }, { ILeak.Wet, true } },
        };
    }

    private static ConformanceDevice Station(FakeSlave slave)
    {
        new ushort[] { 34, 1205, 0, 0xFFD3, 612 }.CopyTo(slave.Holdings, 0);
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = Foreign(slave),
            Readings = { { IWind.Speed, 3.4m }, { IRain.Amount, 120.5m }, { IRain.Raining, false }, { IClimate.Temperature, -4.5m }, { IClimate.Humidity, 61.2m } },
            Change = () => new ushort[] { 91, 1207, 1 }.CopyTo(slave.Holdings, 0),
            ChangedReadings = { { IWind.Speed, 9.1m }, { IRain.Amount, 120.7m }, { IRain.Raining, true } },
        };
    }

    private static ConformanceDevice Switch(FakeSlave slave) => new()
    {
        Peer = new AnsweringPeer(slave.Answer),
        ForeignFrame = Foreign(slave),
        Readings = { { ISwitch.On, false } },
        Change = () => slave.Coils[0] = true,
        ChangedReadings = { { ISwitch.On, true } },
        Commands = { new ConformanceCommand("switch.turnOn", () => slave.Writes.Count), new ConformanceCommand("switch.turnOff", () => slave.Writes.Count) },
    };

    private static ConformanceDevice Energy(FakeSlave slave)
    {
        ushort[] registers = [0x0000, 0x0006, 0x000C, 0x0046, 0x0048, 0x004A, 0x0156];
        ushort[] values = [0x4366, 0x40A0, 0x448F, 0x4248, 0x42C8, 0x4120, 0x42DC]; // high words of 230, 5, 1144, 50, 100, 10, 110
        for (int i = 0; i < registers.Length; i++)
            slave.Inputs[registers[i]] = values[i];
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = Foreign(slave),
            Readings =
            {
                { IEnergy.Voltage, 230m }, { IEnergy.Current, 5m }, { IEnergy.Power, 1144m }, { IEnergy.Frequency, 50m }, { IEnergy.Total, 110m },
                { "meter.import", 100m }, { "meter.export", 10m },
            },
            Change = () => slave.Inputs[0] = 0x4370,
            ChangedReadings = { { IEnergy.Voltage, 240m } },
        };
    }

    private static ConformanceDevice Soil(FakeSlave slave)
    {
        (slave.Holdings[0], slave.Holdings[1], slave.Holdings[2]) = (315, 0xFFE7, 480);
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = Foreign(slave),
            Readings = { { ISoil.Moisture, 31.5m }, { ISoil.Temperature, -2.5m }, { ISoil.Conductivity, 480m } },
            Change = () => slave.Holdings[0] = 299,
            ChangedReadings = { { ISoil.Moisture, 29.9m } },
        };
    }

    private static byte[] Foreign(FakeSlave slave) => slave.IsTcp ? ForeignTcp : ForeignRtu;
}
