using Opik.Testing;

namespace Opik.Cli.Tests.HealthCheck;

/// <summary><c>opik healthcheck</c> against a server that runs and one that does not.</summary>
public sealed class HealthCheckTests(RunningServer server)
{
    [Fact]
    public async Task Running_server_is_healthy()
    {
        using var tool = new OpikTool(server.Address);

        var output = await tool.OutputAsync("healthcheck");

        Assert.Contains("Backend workspace available: yes", output, StringComparison.Ordinal);
        Assert.Contains("Configuration issues: not found", output, StringComparison.Ordinal);
        Assert.Contains("Config file exists: no", output, StringComparison.Ordinal);
        Assert.Contains("*** HEALTHCHECK COMPLETED ***", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public async Task Stopped_server_ends_with_1_and_advice()
    {
        using var tool = new OpikTool(new Uri($"http://127.0.0.1:{LoopbackPorts.Free(1)[0]}"));

        var result = await tool.RunAsync("healthcheck");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Backend workspace available: no", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("opik server", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Malformed_setting_is_named_and_no_server_is_asked()
    {
        using var tool = new OpikTool(server.Address);
        tool.Environment["OPIK_BACKGROUND_WORKERS"] = "many";

        var result = await tool.RunAsync("healthcheck");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("OPIK_BACKGROUND_WORKERS", result.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("Backend workspace available", result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Permissions_and_packages_are_listed_on_request()
    {
        using var tool = new OpikTool(server.Address);

        var output = await tool.OutputAsync("--api-key", "any", "healthcheck", "--check-permissions", "default", "--show-installed-packages");

        Assert.Contains("Workspace: default", output, StringComparison.Ordinal);
        Assert.Contains("Spectre.Console==", output, StringComparison.Ordinal);
        Assert.DoesNotContain("any***", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Smoke_test_logs_a_trace_and_reads_it_back()
    {
        using var tool = new OpikTool(server.Address);

        var output = await tool.OutputAsync("healthcheck", "--smoke-test", "default", "--project-name", $"smoke {Guid.NewGuid():N}");

        Assert.Contains("Flushed data to Opik.", output, StringComparison.Ordinal);
        Assert.Contains("the trace arrived with 1 span", output, StringComparison.Ordinal);
    }
}
