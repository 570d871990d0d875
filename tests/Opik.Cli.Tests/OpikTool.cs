using Opik.Testing;
using Opik.Testing.Processes;

namespace Opik.Cli.Tests;

/// <summary>The built command in a process of its own, with a home folder of its own and no settings of the machine.</summary>
public sealed class OpikTool : IDisposable
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif
    private readonly TemporaryFolder home = new("tool-home");

    /// <param name="server">Address of the server, without <c>/api</c>; null: none is set.</param>
    public OpikTool(Uri? server = null)
    {
        Environment["HOME"] = home.Path;
        Environment["OPIK_CONFIG_PATH"] = ConfigPath;
        foreach (System.Collections.DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            if (variable.Key is string name && name.StartsWith("OPIK_", StringComparison.Ordinal))
                Environment.TryAdd(name, null);
        }

        Environment["OPIK_URL_OVERRIDE"] = server is null ? null : new Uri(server, "/api").ToString();
    }

    /// <summary>Path of <c>opik.dll</c>.</summary>
    public static string Location { get; } = RepositoryPaths.InRepository("src", "Opik.Cli", "bin", Configuration, "net10.0", "opik.dll");

    /// <summary>Set on top of the machine's; null removes.</summary>
    public Dictionary<string, string?> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Working folder, and home.</summary>
    public string Folder => home.Path;

    /// <summary>The configuration file, which does not exist at first.</summary>
    public string ConfigPath => Path.Combine(home.Path, "opik.config");

    /// <summary>Runs a command line.</summary>
    public Task<ProgramResult> RunAsync(params string[] arguments) =>
        ChildProgram.RunAsync("dotnet", [Location, .. arguments], Folder, Environment, TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);

    /// <summary>Runs a command line that must succeed.</summary>
    public async Task<string> OutputAsync(params string[] arguments) => (await RunAsync(arguments)).Output;

    /// <inheritdoc/>
    public void Dispose() => home.Dispose();
}
