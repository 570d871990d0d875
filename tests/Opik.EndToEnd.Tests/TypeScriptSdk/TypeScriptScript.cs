using System.Text.Json.Nodes;
using Opik.Testing;
using Opik.Testing.Processes;
using Xunit;

namespace Opik.EndToEnd.Tests.TypeScriptSdk;

/// <summary>Runs a script of the <c>typescript</c> folder, with the packages of its lock file, against a server.</summary>
internal static class TypeScriptScript
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    private static string Folder => RepositoryPaths.InRepository("tests", "Opik.EndToEnd.Tests", "typescript");

    /// <summary>Runs the script and returns the JSON it printed last.</summary>
    public static async Task<JsonObject> RunAsync(string script, Uri server, string project, params string[] arguments)
    {
        var output = await RunFileAsync(Path.Combine(Folder, script), server, [project, .. arguments]);
        return JsonNode.Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!.AsObject();
    }

    /// <summary>Runs a script from elsewhere with the packages of the <c>typescript</c> folder and returns what it printed.</summary>
    public static async Task<string> RunSampleAsync(string path, Uri server)
    {
        // Node looks for packages beside and above a script, so it runs from a copy.
        await InstallPackagesAsync(TestContext.Current.CancellationToken);
        var copy = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "node_modules", ".samples")).FullName, Path.GetFileName(path));
        File.Copy(path, copy, overwrite: true);
        return await RunFileAsync(copy, server);
    }

    private static async Task<string> RunFileAsync(string path, Uri server, params string[] arguments)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await InstallPackagesAsync(cancellationToken);
        using var home = new TemporaryFolder("node-home");
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["HOME"] = home.Path,
            ["OPIK_URL_OVERRIDE"] = new Uri(server, "/api").ToString(),
            ["OPIK_LOG_LEVEL"] = "ERROR",
            ["NO_PROXY"] = "127.0.0.1,localhost",
        };
        var result = await ChildProgram.RunAsync("node", [path, .. arguments], Folder, environment, TimeSpan.FromMinutes(2), cancellationToken);
        return result.Output;
    }

    // npm writes this file last, so it tells a complete installation that is as new as the lock file.
    private static async Task InstallPackagesAsync(CancellationToken cancellationToken)
    {
        var installed = Path.Combine(Folder, "node_modules", ".package-lock.json");
        await OneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (!File.Exists(installed) || File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
                (await ChildProgram.RunAsync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], Folder, timeout: TimeSpan.FromMinutes(10), cancellationToken: cancellationToken)).EnsureSuccess();
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
