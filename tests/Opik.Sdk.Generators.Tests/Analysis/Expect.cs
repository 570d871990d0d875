using Microsoft.CodeAnalysis;

namespace Opik.Sdk.Generators.Tests.Analysis;

/// <summary>What the analyzers say of a source.</summary>
internal static class Expect
{
    /// <summary>Exactly these ids, in order of place. OPIK1013, an information, is left out unless it is asked for.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> IdsAsync(string source, params string[] ids)
    {
        var found = await Compiled.AnalyzeAsync(source);
        var relevant = found.Where(diagnostic => diagnostic.Id != "OPIK1013" || ids.Contains("OPIK1013")).ToList();
        Assert.Equal(ids, relevant.Select(diagnostic => diagnostic.Id));
        Assert.All(relevant, diagnostic => Assert.Equal($"docs/dotnet/track.md#{diagnostic.Id.ToLowerInvariant()}", diagnostic.Descriptor.HelpLinkUri));
        return relevant;
    }
}
