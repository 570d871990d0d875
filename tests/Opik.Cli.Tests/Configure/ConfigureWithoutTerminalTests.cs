using Opik.Testing;

namespace Opik.Cli.Tests.Configure;

/// <summary><c>opik configure</c> in a script: nothing is asked, the environment says which server.</summary>
public sealed class ConfigureWithoutTerminalTests(RunningServer server)
{
    [Fact]
    public async Task Address_in_the_environment_is_written()
    {
        using var tool = new OpikTool(server.Address);

        await tool.OutputAsync("configure");

        var text = await File.ReadAllTextAsync(tool.ConfigPath, TestContext.Current.CancellationToken);
        Assert.Contains($"url_override = {new Uri(server.Address, "/api/")}\n", text, StringComparison.Ordinal);
        Assert.Contains("workspace = default\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("api_key", text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(tool.ConfigPath));
    }

    [Fact]
    public async Task What_was_written_is_what_is_used()
    {
        using var tool = new OpikTool(server.Address);
        tool.Environment["OPIK_PROJECT_NAME"] = "50% of all";
        await tool.OutputAsync("configure", "--use_local", "-y", "--no-install-mcp");
        tool.Environment["OPIK_URL_OVERRIDE"] = tool.Environment["OPIK_PROJECT_NAME"] = null;

        var status = await tool.OutputAsync("configure", "status");
        var health = await tool.OutputAsync("healthcheck");

        Assert.Contains($"Environment: {new Uri(server.Address, "/api/")}", status, StringComparison.Ordinal);
        Assert.Contains("Project: 50% of all", status, StringComparison.Ordinal);
        Assert.Contains("Backend workspace available: yes", health, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_settings_sections_and_comments_stay()
    {
        using var tool = new OpikTool(server.Address);
        await File.WriteAllTextAsync(tool.ConfigPath, "# mine\n[other]\na = 1\n[opik]\nurl_override = http://old/\nbackground_workers = 2\n[last]\nworkspace = theirs\n", TestContext.Current.CancellationToken);

        await tool.OutputAsync("configure");

        var text = await File.ReadAllTextAsync(tool.ConfigPath, TestContext.Current.CancellationToken);
        Assert.StartsWith("# mine\n[other]\na = 1\n[opik]\nurl_override = http://127.0.0.1:", text, StringComparison.Ordinal);
        Assert.EndsWith("background_workers = 2\n[last]\nworkspace = theirs\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("http://old/", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_go_by_names_the_three_ways()
    {
        using var tool = new OpikTool();

        var result = await tool.RunAsync("configure");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("OPIK_API_KEY=KEY", result.StandardError, StringComparison.Ordinal);
        Assert.Contains("OPIK_URL_OVERRIDE=URL", result.StandardError, StringComparison.Ordinal);
        Assert.Contains("--use_local", result.StandardError, StringComparison.Ordinal);
        Assert.False(File.Exists(tool.ConfigPath));
    }

    [Theory]
    [InlineData("configure")]
    [InlineData("configure", "--use-local", "-y")]
    public async Task Address_without_a_server_writes_nothing(params string[] arguments)
    {
        using var tool = new OpikTool(new Uri($"http://127.0.0.1:{LoopbackPorts.Free(1)[0]}"));

        var result = await tool.RunAsync(arguments);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("No Opik server answers", result.StandardError, StringComparison.Ordinal);
        Assert.False(File.Exists(tool.ConfigPath));
    }
}
