namespace Opik.Cli.Tests.Usage;

/// <summary>What the command says about itself and about command lines it cannot follow.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly OpikTool tool = new();

    public void Dispose() => tool.Dispose();

    [Theory]
    [InlineData("nonsense")]
    [InlineData("healthcheck", "--nonsense")]
    [InlineData("healthcheck", "--project-name", "p")]
    [InlineData("healthcheck", "--smoke-test", "")]
    [InlineData("healthcheck", "--smoke-test")]
    [InlineData("configure", "nonsense")]
    [InlineData("configure", "--install-mcp")]
    public async Task Wrong_command_line_ends_with_2_and_says_why_without_a_stack_trace(params string[] arguments)
    {
        var result = await tool.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Error: ", result.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.StandardError, StringComparison.Ordinal);
        Assert.Equal("", result.StandardOutput);
    }

    [Fact]
    public async Task Unknown_option_points_to_the_help_of_its_command()
    {
        var result = await tool.RunAsync("configure", "status", "--nonsense");

        Assert.Contains("See 'opik configure status --help'.", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_command_shows_the_help()
    {
        var result = await tool.RunAsync();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("healthcheck", result.StandardOutput, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("-v")]
    public async Task Version_is_one_line(string option) => Assert.Matches(@"^opik, version \d+\.\d+\.\d+\s*$", await tool.OutputAsync(option));

    [Theory]
    [InlineData("configure", "OPIK_URL_OVERRIDE=URL OPIK_API_KEY=KEY")]
    [InlineData("healthcheck", "opik healthcheck --smoke-test default")]
    [InlineData("server", "opik server --urls http://127.0.0.1:8080")]
    public async Task Help_of_a_command_ends_with_examples_that_the_list_of_commands_leaves_out(string command, string example)
    {
        Assert.Contains(example, await tool.OutputAsync(command, "--help"), StringComparison.Ordinal);
        Assert.DoesNotContain(example, await tool.OutputAsync("--help"), StringComparison.Ordinal);
    }
}
