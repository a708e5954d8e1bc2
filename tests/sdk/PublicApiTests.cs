namespace SmartCampus.Sdk.Tests;

/// <summary>What vendors build on changes only on purpose, in a line of a reviewed file.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void PublicSurface_OfTheSdk_IsAsReviewed()
    {
        IReadOnlyList<string> actual = PublicApi.Of(typeof(IDriver).Assembly);
        string actualFile = Path.Combine(AppContext.BaseDirectory, "PublicApi.actual.txt");
        File.WriteAllLines(actualFile, actual);

        string[] reviewed = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "PublicApi.txt"));

        string[] difference = [.. reviewed.Except(actual).Select(l => "- " + l), .. actual.Except(reviewed).Select(l => "+ " + l)];
        Assert.True(
            difference.Length == 0,
            $"The SDK's public surface differs from sdk/SmartCampus.Sdk/PublicApi.txt:\n{string.Join('\n', difference)}\n"
            + $"A line that goes or changes breaks vendors. If it is meant, accept it from the root of the repository with\n  cp {actualFile} sdk/SmartCampus.Sdk/PublicApi.txt\nand have it reviewed.");
    }

    [Fact]
    public void PublicSurface_OfTheSdk_IsThere() => Assert.True(PublicApi.Of(typeof(IDriver).Assembly).Count > 200);

    [Fact]
    public void References_OfTheSdk_AreTheBaseLibraryAndLoggingAbstractions() => Assert.All(
        typeof(IDriver).Assembly.GetReferencedAssemblies().Select(a => a.Name!),
        name => Assert.True(name.StartsWith("System.", StringComparison.Ordinal) || name == "Microsoft.Extensions.Logging.Abstractions", name));
}
