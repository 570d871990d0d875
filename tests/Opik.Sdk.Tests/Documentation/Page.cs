using System.Text.RegularExpressions;
using Opik.Testing;

namespace Opik.Sdk.Tests.Documentation;

/// <summary>A page of <c>docs/dotnet</c>. With <c>OPIK_UPDATE_DOCS=1</c> a page that differs is written instead of reported.</summary>
internal static partial class Page
{
    /// <summary>Names of all pages.</summary>
    public static IEnumerable<string> All => Directory.GetFiles(Folder, "*.md").Select(Path.GetFileName).OfType<string>();

    private static string Folder => RepositoryPaths.InRepository("docs", "dotnet");

    /// <summary>Text of a page.</summary>
    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\n");

    /// <summary>Checks that a page is what it should be.</summary>
    public static void Expect(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("OPIK_UPDATE_DOCS") == "1" && (!File.Exists(path) || Read(name) != text))
            File.WriteAllText(path, text);
        Assert.Equal(text, Read(name));
    }

    /// <summary>
    /// The page with the code of the files it names:
    /// <code>
    /// &lt;!-- samples/dotnet-docs/TracingSnippets.cs#contexts -->
    /// ```csharp
    /// using var trace = ...
    /// ```
    /// </code>
    /// </summary>
    public static string WithSnippets(string text) =>
        Snippet().Replace(text, block => $"<!-- {block.Groups["file"]}#{block.Groups["region"]} -->\n```csharp\n{Region(block.Groups["file"].Value, block.Groups["region"].Value)}\n```\n");

    // Links to files of the repository that are gone: [text](../../samples/gone).
    public static IEnumerable<string> BrokenLinks(string text) =>
        Link().Matches(text).Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal))
            .Select(target => target.Split('#')[0])
            .Where(target => target.Length > 0 && !Path.Exists(Path.GetFullPath(Path.Combine(Folder, target))));

    private static string Region(string file, string region)
    {
        var lines = File.ReadAllLines(RepositoryPaths.InRepository(file.Split('/')));
        var inside = lines.SkipWhile(line => line.Trim() != $"#region {region}").Skip(1).TakeWhile(line => line.Trim() != "#endregion").ToArray();
        Assert.True(inside.Length > 0, $"{file} has no region {region}.");
        var indent = inside.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', inside.Select(line => line.Length > indent ? line[indent..] : ""));
    }

    [GeneratedRegex("<!-- (?<file>samples/[^#\n]+)#(?<region>[a-z]+) -->\n```csharp\n(?:.*?\n)??```\n", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Snippet();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Link();
}
