using Opik.Datasets;
using Opik.Testing;
using Opik.Testing.Processes;

namespace Opik.Xunit.Tests;

/// <summary>One run of the test program against a real server, read by several tests.</summary>
public sealed class TestRunFixture : IAsyncLifetime
{
    private OpikServerProcess? _server;

    /// <summary>Project of the run.</summary>
    public string Project { get; } = "tested";

    /// <summary>Client of the server.</summary>
    public OpikClient Client { get; private set; } = null!;

    /// <summary>What the program printed, and its code.</summary>
    public ProgramResult Result { get; private set; } = null!;

    /// <summary>Runs the program.</summary>
    /// <param name="environment">In place of what it needs to find the server, and on top of it.</param>
    public Task<ProgramResult> RunAsync(IReadOnlyDictionary<string, string?> environment)
    {
        var program = Path.Combine(AppContext.BaseDirectory.Replace("Opik.Xunit.Tests", "Opik.Xunit.Tests.Program", StringComparison.Ordinal), "Opik.Xunit.Tests.Program.dll");
        return RunAsync("dotnet", [program, "-noLogo"], environment);
    }

    /// <summary>Runs a command so that it finds the server.</summary>
    public Task<ProgramResult> RunAsync(string command, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["OPIK_URL_OVERRIDE"] = new Uri(_server!.Address, "api/").ToString(),
            ["OPIK_PROJECT_NAME"] = Project,
            ["OPIK_CONFIG_PATH"] = Path.Combine(_server.DataDirectory, "none.config"),
        };
        foreach (var (name, value) in environment)
            all[name] = value;
        return ChildProgram.RunAsync(command, arguments, environment: all, timeout: TimeSpan.FromMinutes(1));
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _server = await OpikServerProcess.StartAsync();
        Client = new OpikClient(new OpikOptions { UrlOverride = new Uri(_server.Address, "api/"), ApiKey = null, Workspace = "default", ProjectName = Project });
        var dataset = await Client.Datasets.CreateAsync("questions");
        await dataset.InsertAsync([
            Item("good", "steady"), Item("wavering", "unsteady"), Item("broken", "unsteady")]);
        Result = await RunAsync(new Dictionary<string, string?> { ["OPIK_EXPERIMENT_NAME"] = "first run" });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _server!.DisposeAsync();
    }

    private static DatasetItem Item(string question, string kind) => new() { ["question"] = question, ["expected_output"] = "right", ["kind"] = kind };
}
