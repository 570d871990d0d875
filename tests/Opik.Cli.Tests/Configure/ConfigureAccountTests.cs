namespace Opik.Cli.Tests.Configure;

/// <summary><c>opik configure</c> for a platform with accounts.</summary>
public sealed class ConfigureAccountTests : IDisposable
{
    private readonly AccountPlatform platform = new();
    private readonly OpikTool tool = new();

    public ConfigureAccountTests() => tool.Environment["OPIK_URL_OVERRIDE"] = new Uri(platform.Address, "/opik/api").ToString();

    public void Dispose()
    {
        tool.Dispose();
        platform.Dispose();
    }

    [Fact]
    public async Task Key_and_address_of_the_environment_give_workspace_and_project_of_the_account()
    {
        tool.Environment["OPIK_API_KEY"] = AccountPlatform.Key;

        var output = await tool.OutputAsync("configure");

        Assert.Equal(
            $"[opik]\nurl_override = {platform.Address}opik/api/\nworkspace = team\nproject_name = newest\napi_key = {AccountPlatform.Key}\n",
            await File.ReadAllTextAsync(tool.ConfigPath, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(AccountPlatform.Key, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_on_the_command_line_and_a_workspace_of_the_account_are_taken()
    {
        tool.Environment["OPIK_WORKSPACE"] = "other";

        await tool.OutputAsync("configure", "--api-key", AccountPlatform.Key);

        Assert.Contains("workspace = other\n", await File.ReadAllTextAsync(tool.ConfigPath, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wrong", null, "API key is not valid")]
    [InlineData(null, null, "OPIK_API_KEY")]
    [InlineData(AccountPlatform.Key, "strange", "no access to the workspace 'strange'")]
    public async Task Wrong_key_or_workspace_writes_nothing(string? key, string? workspace, string message)
    {
        tool.Environment["OPIK_API_KEY"] = key;
        tool.Environment["OPIK_WORKSPACE"] = workspace;

        var result = await tool.RunAsync("configure");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.StandardError, StringComparison.Ordinal);
        Assert.False(File.Exists(tool.ConfigPath));
    }
}
