using SmartCampus.Plugins.Modbus.Profiles;

namespace SmartCampus.Plugins.Modbus.Tests.Profiles;

/// <summary>A bad profile is refused with file, line, value and rule.</summary>
public sealed class ProfileReaderTests
{
    private const string Head = "title: { en: A, zh: 甲 }\n";

    private readonly ProfileReader reader = new(new TraitCatalogue());

    [Theory]
    [InlineData("title: { en: A }\nproperties: { soil.moisture: { holding: 0 } }", "x.yaml(1): 'zh' is missing.")]
    [InlineData("properties: { soil.moisture: { holding: 0 } }", "x.yaml(1): 'title' is missing.")]
    [InlineData("- a", "x.yaml(1): the profile is '[ a ]'; it must be a mapping with keys.")]
    [InlineData("", "x.yaml(1): there are 0 documents; there must be one.")]
    [InlineData(Head, "x.yaml(1): 'properties' is missing.")]
    [InlineData(Head + "properties: {}", "x.yaml(1): 'properties' is empty; a device must have at least one.")]
    [InlineData(Head + "colour: red", "x.yaml(2): 'colour' is unknown; known are title, settings, wordOrder, maxGap, maxRegisters, extra, properties, commands.")]
    [InlineData(Head + "settings: door\nproperties: {}", "x.yaml(2): 'settings' is 'door'; it must be one of device, relay, lock, valve, pump, climate, greenhouse, weather, restroom, dispenser.")]
    [InlineData(Head + "wordOrder: ABDC\nproperties: { soil.moisture: { holding: 0 } }", "x.yaml(2): 'wordOrder' is 'ABDC'; it must be one of Profile, Abcd, Cdab, Badc, Dcba.")]
    [InlineData(Head + "maxGap: 125\nproperties: { soil.moisture: { holding: 0 } }", "x.yaml(2): 'maxGap' is '125'; it must be a number from 0 to 124.")]
    [InlineData(Head + "maxRegisters: 126\nproperties: { soil.moisture: { holding: 0 } }", "x.yaml(2): 'maxRegisters' is '126'; it must be a number from 4 to 125.")]
    [InlineData(Head + "properties:\n  soil.wetness: { holding: 0 }", "x.yaml(3): 'soil.wetness' is '{ { holding, 0 } }'; 'soil.wetness' is neither a property of a trait nor listed under 'extra'.")]
    [InlineData(Head + "properties:\n  soil.moisture: { scale: 0.1 }", "x.yaml(3): there must be one of 'coil', 'discrete', 'holding' and 'input'.")]
    [InlineData(Head + "properties:\n  soil.moisture: { holding: 0, input: 0 }", "x.yaml(3): there must be one of 'coil', 'discrete', 'holding' and 'input'.")]
    [InlineData(Head + "properties:\n  soil.moisture:\n    holding: chanel", "x.yaml(4): 'holding' is 'chanel'; 'chanel' is neither a number nor a setting; settings are unit, timeout, retries, interval.")]
    [InlineData(Head + "properties:\n  soil.moisture: { holding: 0, type: u8 }", "x.yaml(3): 'type' is 'u8'; it must be one of U16, S16, U32, S32, U64, F32, Bit.")]
    [InlineData(Head + "properties:\n  soil.moisture: { coil: 0, type: u16 }", "x.yaml(3): 'type' is 'u16'; a 'coil' is a single bit and has neither type nor bit.")]
    [InlineData(Head + "properties:\n  soil.moisture: { holding: 0, bit: 16 }", "x.yaml(3): 'bit' is '16'; it must be a number from 0 to 15.")]
    [InlineData(Head + "properties:\n  soil.moisture: { holding: 0, invert: 1 }", "x.yaml(3): 'invert' is '1'; only a coil, a discrete input or a 'bit' of a register can be inverted.")]
    [InlineData(Head + "properties:\n  soil.moisture: { holding: 0, factor: 2 }", "x.yaml(3): 'factor' is unknown; known are when, coil, discrete, holding, input, type, bit, invert, scale, offset, map, min, max, guard.")]
    [InlineData(Head + "properties:\n  lock.state: { coil: 0 }", "x.yaml(3): 'lock.state' needs a 'map' from numbers to notFullyLocked, locked, unlocked.")]
    [InlineData(Head + "properties:\n  lock.state: { coil: 0, map: { 0: shut } }", "x.yaml(3): '0' is 'shut'; 'lock.state' must be one of notFullyLocked, locked, unlocked.")]
    [InlineData(Head + "properties:\n  lock.state: { coil: 0, map: { no: locked } }", "x.yaml(3): 'no' is 'locked'; the key 'no' must be a whole number.")]
    [InlineData(Head + "properties:\n  leak.wet: { coil: 0, map: { 0: dry } }", "x.yaml(3): '0' is 'dry'; 'leak.wet' must be true or false.")]
    [InlineData(Head + "properties:\n  residualCurrent.current: { holding: 0, guard: { holding: 1, otherwise: x } }", "x.yaml(3): 'is' is missing; it must be the number that makes the value believable.")]
    [InlineData(Head + "properties:\n  residualCurrent.current: { holding: 0, guard: { holding: 1, is: 1 } }", "x.yaml(3): 'otherwise' is missing.")]
    [InlineData(Head + "extra:\n  - { name: Meter, en: A, zh: 甲 }\nproperties: {}", "x.yaml(3): 'name' is 'Meter'; it must be two words in camel case with a dot between, like meter.voltageL2.")]
    [InlineData(Head + "extra:\n  - { name: soil.moisture, en: A, zh: 甲 }\nproperties: {}", "x.yaml(3): 'name' is 'soil.moisture'; a trait has this property; map it without listing it here.")]
    [InlineData(Head + "extra:\n  - { name: a.b, en: A, zh: 甲, type: text }\nproperties: {}", "x.yaml(3): 'type' is 'text'; it must be number, integer or boolean.")]
    [InlineData(Head + "extra:\n  - { name: a.b, en: A, zh: 甲 }\nproperties: { soil.moisture: { holding: 0 } }", "x.yaml(1): 'a.b' is listed under 'extra' but not mapped under 'properties'.")]
    public void Read_BadProfile_NamesFileLineValueAndRule(string yaml, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => reader.Read("x.yaml", yaml)).Message);

    [Theory]
    [InlineData("switch.turnOn: { coil: 0 }", "x.yaml(4): there must be one of 'value' and 'argument'.")]
    [InlineData("switch.turnOn: { value: 1 }", "x.yaml(4): there must be one of 'coil', 'holding' and 'pulse'.")]
    [InlineData("switch.turnOn: { coil: 0, pulse: 512, value: 1 }", "x.yaml(4): there must be one of 'coil', 'holding' and 'pulse'.")]
    [InlineData("switch.turnOn: { pulse: 512, value: 1 }", "x.yaml(4): 'value' is '1'; a 'pulse' has an argument and a scale.")]
    [InlineData("switch.turnOn: [{ when: unit = 1, coil: 0, value: 1 }]", "x.yaml(4): 'switch.turnOn' is '[ { { when, unit = 1 }, { coil, 0 }, { value, 1 } } ]'; the last of its places must be without 'when'.")]
    [InlineData("switch.turnOn: { coil: 0, value: 1, scale: 2 }", "x.yaml(4): 'scale' is '2'; a 'coil' is a single bit and has neither type nor scale.")]
    [InlineData("switch.turnOn: { holding: 0, value: 1, type: bit }", "x.yaml(4): 'type' is 'bit'; a bit of a register cannot be written; use a whole register.")]
    [InlineData("switch.turnOn: { coil: 0, argument: level }", "x.yaml(4): 'argument' is 'level'; 'switch.turnOn' has no arguments.")]
    [InlineData("switch.toggle: { coil: 0, value: 1 }", "x.yaml(4): 'switch.toggle' is '{ { coil, 0 }, { value, 1 } }'; 'switch.toggle' is no command of a trait.")]
    [InlineData("valve.open: { coil: 0, value: 1 }", "x.yaml(4): 'valve.open' is '{ { coil, 0 }, { value, 1 } }'; 'valve.open' is proved by 'valve.state', which must be mapped under 'properties'.")]
    [InlineData("valve.open: { coil: 0, argument: hold }", "x.yaml(4): 'argument' is 'hold'; 'valve.open' has only duration.")]
    public void Read_BadCommand_NamesFileLineValueAndRule(string command, string message) =>
        Read_BadProfile_NamesFileLineValueAndRule(Head + "properties: { switch.on: { coil: 0 } }\ncommands:\n  " + command, message);

    [Theory]
    [InlineData("valve.open: { coil: 0, value: 1 }", "its safety needs 'valve.state' and 'valve.close', which must be mapped too.")]
    public void Read_CommandWithoutItsCounterpart_IsRefused(string command, string rule)
    {
        string yaml = Head + "properties: { valve.state: { coil: 0, map: { 0: closed, 1: open } }, lock.state: { coil: 0, map: { 0: locked } } }\ncommands:\n  " + command;

        Assert.EndsWith(rule, Assert.Throws<FormatException>(() => reader.Read("x.yaml", yaml)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NotYaml_NamesFileAndLine() =>
        Assert.StartsWith("x.yaml(2): ", Assert.Throws<FormatException>(() => reader.Read("x.yaml", Head + "properties: { a: [ }")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_SameKeyTwice_IsRefused() =>
        Assert.StartsWith("x.yaml(", Assert.Throws<FormatException>(() => reader.Read("x.yaml", Head + Head)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_PartOfATrait_ModelHasOnlyThatPart()
    {
        DeviceModel model = reader.Read("leak.yaml", Head + "properties: { residualCurrent.current: { holding: 1 } }").Model;

        Assert.Equal("modbus.leak", model.Id);
        Assert.Equal(["residualCurrent.current"], model.Properties.Select(p => p.Name));
        Assert.Empty(model.Commands);
    }

    [Fact]
    public void Read_ValveStateWithoutCommands_HasNoSafetyThatItCannotKeep()
    {
        DeviceModel model = reader.Read("x.yaml", Head + "properties: { valve.state: { coil: 0, map: { 0: closed, 1: open } } }").Model;

        Assert.Null(Assert.Single(model.Traits).Safety);
    }
}
