namespace SmartCampus.Plugins.Modbus.Tests.Conformance;

/// <summary>Relay boards as the conformance suite meets them.</summary>
internal static class RelayDevices
{
    public static ConformanceDevice Lock(FakeSlave slave)
    {
        slave.Discretes[2] = true;
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = slave.Foreign,
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

    public static ConformanceDevice Valve(FakeSlave slave)
    {
        slave.Inputs[16] = 62;
        slave.Inputs[18] = 1234;
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = slave.Foreign,
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

    public static ConformanceDevice Pump(FakeSlave slave)
    {
        slave.Inputs[16] = 305;
        return new ConformanceDevice
        {
            Peer = new AnsweringPeer(slave.Answer),
            ForeignFrame = slave.Foreign,
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

    public static ConformanceDevice Switch(FakeSlave slave) => new()
    {
        Peer = new AnsweringPeer(slave.Answer),
        ForeignFrame = slave.Foreign,
        Readings = { { ISwitch.On, false } },
        Change = () => slave.Coils[0] = true,
        ChangedReadings = { { ISwitch.On, true } },
        Commands = { new ConformanceCommand("switch.turnOn", () => slave.Writes.Count), new ConformanceCommand("switch.turnOff", () => slave.Writes.Count) },
    };
}
