using SmartCampus.Host.Tests.Storage;

// Not used by the test runner. Tests that kill a process start this assembly as one.
await (args switch
{
    ["write-until-killed", var directory] => StorageChild.WriteUntilKilledAsync(directory),
    _ => Console.Error.WriteLineAsync("This is a test assembly; run it with 'dotnet test'."),
});
