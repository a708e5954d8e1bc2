using SmartCampus.Demo.Osdp;

namespace SmartCampus.Demo.Tests.Osdp;

public sealed class KeyBookTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("campus-keys-").FullName;

    private string File => Path.Combine(_directory, "keys.json");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void KeyOf_NewReaders_HaveKeysOfTheirOwn()
    {
        var book = new KeyBook(File);

        Assert.Equal(16, book.KeyOf("a").Length);
        Assert.NotEqual(book.KeyOf("a"), book.KeyOf("b"));
        Assert.Equal(book.KeyOf("a"), book.KeyOf("a"));
    }

    [Fact]
    public void Saved_ReadAgain_HasTheSameKeys()
    {
        var book = new KeyBook(File);
        byte[] key = book.KeyOf("a");
        book.Save();

        Assert.Equal(key, new KeyBook(File).KeyOf("a"));
    }

    [Fact]
    public void Change_Key_IsKeptAtOnce()
    {
        new KeyBook(File).Change("a", [.. Enumerable.Range(0, 16).Select(i => (byte)i)]);

        Assert.Equal(15, new KeyBook(File).KeyOf("a")[^1]);
    }

    [Fact]
    public void Load_Rubbish_BeginsAnew()
    {
        System.IO.File.WriteAllText(File, "no keys");

        Assert.Equal(16, new KeyBook(File).KeyOf("a").Length);
    }
}
