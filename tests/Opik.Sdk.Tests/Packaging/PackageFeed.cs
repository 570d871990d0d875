using Opik.Testing;
using Opik.Testing.Processes;

namespace Opik.Sdk.Tests.Packaging;

/// <summary>A folder of packages made of what is built, and a program in a folder of its own that knows no other source.</summary>
internal sealed class PackageFeed : IDisposable
{
    // That of the build the tests belong to: .../bin/Debug/net10.0
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
    private readonly TemporaryFolder folder = new("packages");

    private string Feed => Path.Combine(folder.Path, "feed");

    /// <summary>Packs projects of <c>src</c>.</summary>
    public async Task PackAsync(IEnumerable<string> projects, CancellationToken cancellationToken)
    {
        var only = string.Join("%3B", projects);
        var packed = await ChildProgram.RunAsync(
            "dotnet",
            ["msbuild", RepositoryPaths.InRepository("scripts", "pack.proj"), "-nologo", "-v:q", "-nodeReuse:false", $"-p:Configuration={Configuration}", $"-p:PackageOutputPath={Feed}/", $"-p:Only={only}"],
            timeout: TimeSpan.FromMinutes(3),
            cancellationToken: cancellationToken);
        packed.EnsureSuccess();
    }

    /// <summary>Builds a program against the packages and gives the path of its assembly.</summary>
    public async Task<string> BuildAsync(string project, string program, CancellationToken cancellationToken)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder.Path, "program")).FullName;
        await File.WriteAllTextAsync(Path.Combine(place, "program.csproj"), project, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(place, "Program.cs"), program, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(place, "nuget.config"), Sources(), cancellationToken);
        var built = await ChildProgram.RunAsync(
            "dotnet", ["build", "-o", "out", "-v", "q", "-nologo", "-nodeReuse:false"], place, timeout: TimeSpan.FromMinutes(3), cancellationToken: cancellationToken);
        built.EnsureSuccess();
        return Path.Combine(place, "out", "program.dll");
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    // Packages of others are those that this repository's restore has fetched; ours are unpacked where no later run finds them.
    private string Sources()
    {
        var fetched = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(folder.Path, "unpacked")}" /></config>
              <packageSources><clear /><add key="built" value="{Feed}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="fetched" value="{fetched}" /></fallbackPackageFolders>
            </configuration>
            """;
    }
}
