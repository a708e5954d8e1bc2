namespace SmartCampus.Plugins.Modbus.Tests.Conformance;

/// <summary>Sensors and meters as the conformance suite meets them, filled as their makers' documents say (protocols.md section 3).</summary>
internal static class SensorDevices
{
    public static ConformanceDevice Energy(FakeSlave slave)
    {
        slave.SetFloats((0x00, 230), (0x06, 5), (0x0C, 1144), (0x46, 50), (0x48, 100), (0x4A, 10), (0x156, 110));
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = slave.Foreign,
            Readings =
            {
                { IEnergy.Voltage, 230m }, { IEnergy.Current, 5m }, { IEnergy.Power, 1144m }, { IEnergy.Frequency, 50m }, { IEnergy.Total, 110m },
                { "meter.import", 100m }, { "meter.export", 10m },
            },
            Change = () => slave.SetFloats((0, 240)),
            ChangedReadings = { { IEnergy.Voltage, 240m } },
        };
    }

    public static ConformanceDevice ThreePhases(FakeSlave slave)
    {
        slave.SetFloats((0, 230), (2, 231), (4, 232), (6, 5), (8, 6), (0x0A, 7), (0x34, 1144), (0x46, 50), (0x48, 100), (0x4A, 10), (0x156, 110));
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = slave.Foreign,
            Readings =
            {
                { IEnergy.Voltage, 230m }, { "meter.voltageL2", 231m }, { "meter.voltageL3", 232m }, { IEnergy.Current, 5m }, { "meter.currentL2", 6m }, { "meter.currentL3", 7m },
                { IEnergy.Power, 1144m }, { IEnergy.Frequency, 50m }, { IEnergy.Total, 110m }, { "meter.import", 100m }, { "meter.export", 10m },
            },
            Change = () => slave.SetFloats((4, 240)),
            ChangedReadings = { { "meter.voltageL3", 240m } },
        };
    }

    public static ConformanceDevice Soil(FakeSlave slave)
    {
        (slave.Holdings[0], slave.Holdings[1], slave.Holdings[2]) = (315, 0xFFE7, 480);
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = slave.Foreign,
            Readings = { { ISoil.Moisture, 31.5m }, { ISoil.Temperature, -2.5m }, { ISoil.Conductivity, 480m } },
            Change = () => slave.Holdings[0] = 299,
            ChangedReadings = { { ISoil.Moisture, 29.9m } },
        };
    }

    public static ConformanceDevice SoilSeeed(FakeSlave slave)
    {
        new ushort[] { 0xFC0E, 6580, 1000, 0, 0, 3512 }.CopyTo(slave.Holdings, 0);
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = slave.Foreign,
            Readings =
            {
                { ISoil.Temperature, -10.1m }, { ISoil.Moisture, 65.8m }, { ISoil.Conductivity, 1000m }, { "probe.permittivity", 35.12m },
            },
            Change = () => slave.Holdings[1] = 6200,
            ChangedReadings = { { ISoil.Moisture, 62m } },
        };
    }

    public static ConformanceDevice LeakageRgu(FakeSlave slave)
    {
        (slave.Inputs[0x0FA0], slave.Inputs[0x0FC8]) = (25, 310);
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = slave.Foreign,
            Readings =
            {
                { IResidualCurrent.Current, 25m }, { IResidualCurrent.Alarm, false }, { IResidualCurrent.PreAlarm, false }, { "relay.tripped", false }, { "relay.tripCurrent", 310m },
            },
            Change = () => slave.Discretes[1] = true,
            ChangedReadings = { { IResidualCurrent.PreAlarm, true } },
        };
    }

    public static ConformanceDevice LeakageRhu(FakeSlave slave)
    {
        (slave.Holdings[0xCF], slave.Holdings[0x190], slave.Holdings[0x1A4], slave.Holdings[0x1B8]) = (1, 12, 40, 30);
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = slave.Foreign,
            Readings =
            {
                { IResidualCurrent.Current, 12m }, { IResidualCurrent.Alarm, false }, { IResidualCurrent.PreAlarm, false }, { "relay.storedAlarm", false },
                { "relay.maximumCurrent", 40m }, { "relay.percentOfThreshold", 30m },
            },
            Change = () => slave.Holdings[0xCB] = 1,
            ChangedReadings = { { IResidualCurrent.PreAlarm, true } },
        };
    }

    public static ConformanceDevice Climate(FakeSlave slave)
    {
        (slave.Inputs[1], slave.Inputs[2]) = (235, 481);
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = slave.Foreign,
            Readings =
            {
                { IClimate.Temperature, 23.5m }, { IClimate.Humidity, 48.1m },
            },
            Change = () => slave.Inputs[1] = 0xFFE7,
            ChangedReadings = { { IClimate.Temperature, -2.5m } },
        };
    }

    public static ConformanceDevice Greenhouse(FakeSlave slave)
    {
        new ushort[] { 612, 184, 815, 0, 21000 }.CopyTo(slave.Holdings, 0);
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = slave.Foreign,
            Readings =
            {
                { IClimate.Temperature, 18.4m }, { IClimate.Humidity, 61.2m }, { IAirQuality.CarbonDioxide, 815m }, { "light.illuminance", 21000m },
            },
            Change = () => slave.Holdings[2] = 900,
            ChangedReadings = { { IAirQuality.CarbonDioxide, 900m } },
        };
    }

    public static ConformanceDevice Station(FakeSlave slave)
    {
        new ushort[] { 34, 1205, 0, 0xFFD3, 612 }.CopyTo(slave.Holdings, 0);
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = slave.Foreign,
            Readings = { { IWind.Speed, 3.4m }, { IRain.Amount, 120.5m }, { IRain.Raining, false }, { IClimate.Temperature, -4.5m }, { IClimate.Humidity, 61.2m } },
            Change = () => new ushort[] { 91, 1207, 1 }.CopyTo(slave.Holdings, 0),
            ChangedReadings = { { IWind.Speed, 9.1m }, { IRain.Amount, 120.7m }, { IRain.Raining, true } },
        };
    }

    public static ConformanceDevice Restroom(FakeSlave slave)
    {
        new ushort[] { 1, 34, 80, 55 }.CopyTo(slave.Inputs, 0);
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = slave.Foreign,
            Readings = { { IOccupancy.Occupied, true }, { IAirQuality.Ammonia, 3.4m }, { ILeak.Wet, false }, { "dispenser.soap", 80m }, { "dispenser.paper", 55m } },
            Change = () => (slave.Inputs[0], slave.Discretes[1]) = (0, true),
            ChangedReadings = { { IOccupancy.Occupied, false }, { ILeak.Wet, true } },
        };
    }

    public static ConformanceDevice Dispenser(FakeSlave slave)
    {
        slave.Inputs[0] = 63;
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = slave.Foreign,
            Readings =
            {
                { IConsumable.Level, 63m },
            },
            Change = () => slave.Inputs[0] = 12,
            ChangedReadings = { { IConsumable.Level, 12m } },
        };
    }

    public static ConformanceDevice Registers(FakeSlave slave)
    {
        new ushort[] { 1, 2, 3, 4, 5, 6, 7, 0xFFFF }.CopyTo(slave.Holdings, 0);
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = slave.Foreign,
            Readings =
            {
                { "register.r0", 1 }, { "register.r1", 2 }, { "register.r2", 3 }, { "register.r3", 4 }, { "register.r4", 5 }, { "register.r5", 6 }, { "register.r6", 7 }, { "register.r7", 0xFFFF },
            },
            Change = () => slave.Holdings[3] = 4711,
            ChangedReadings = { { "register.r3", 4711 } },
        };
    }
}
