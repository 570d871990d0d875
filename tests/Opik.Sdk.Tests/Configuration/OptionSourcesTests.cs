using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Opik.Testing;

namespace Opik.Sdk.Tests.Configuration;

[Collection(nameof(EnvironmentVariables))]
public sealed class OptionSourcesTests : IDisposable
{
    private readonly EnvironmentVariables variables = new();
    private readonly TemporaryFolder folder = new("config");

    public OptionSourcesTests()
    {
        variables.Set("OPIK_CONFIG_PATH", Path.Combine(folder.Path, "none"));
        variables.Set("OPIK_URL_OVERRIDE", null);
    }

    public void Dispose()
    {
        variables.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Arguments_win_over_the_environment_and_that_over_the_file()
    {
        WriteFile("[opik]\nworkspace = file\nproject_name = file\nenvironment = file\nreplay_batch_size = 7\n");
        variables.Set("OPIK_WORKSPACE", "variable");
        variables.Set("OPIK_PROJECT_NAME", " variable ");
        variables.Set("OPIK_ENVIRONMENT", "  ");

        var options = OpikOptions.Load(options => options.Workspace = "argument");

        Assert.Equal(("argument", "variable", "file", 7), (options.Workspace, options.ProjectName, options.Environment, options.ReplayBatchSize));
    }

    [Fact]
    public void An_argument_that_equals_the_default_still_wins()
    {
        variables.Set("OPIK_MAX_PAYLOAD_SIZE_MB", "5");

        Assert.Equal(20, OpikOptions.Load(options => options.MaxPayloadSizeMb = 20).MaxPayloadSizeMb);
    }

    [Fact]
    public void Without_any_source_the_local_server_is_used()
    {
        var options = OpikOptions.Load();

        Assert.Equal(new Uri("http://localhost:5173/api/"), options.UrlOverride);
        Assert.Equal("default", options.Workspace);
        Assert.False(options.TrackDisable);
        Assert.Null(options.DefaultFlushTimeout);
    }

    [Fact]
    public void Seconds_and_switches_of_the_environment_are_read()
    {
        variables.Set("OPIK_DEFAULT_FLUSH_TIMEOUT", "2.5");
        variables.Set("OPIK_TRACK_DISABLE", "True");
        variables.Set("OPIK_CHECK_TLS_CERTIFICATE", "0");
        variables.Set("OPIK_CONFIG_TTL_SECONDS", "60");

        var options = OpikOptions.Load();

        Assert.Equal(TimeSpan.FromSeconds(2.5), options.DefaultFlushTimeout);
        Assert.Equal((true, false, TimeSpan.FromMinutes(1)), (options.TrackDisable, options.CheckTlsCertificate, options.ConfigTtl));
    }

    [Theory]
    [InlineData("OPIK_REPLAY_BATCH_SIZE", "many", "OPIK_REPLAY_BATCH_SIZE")]
    [InlineData("OPIK_URL_OVERRIDE", "localhost", "OPIK_URL_OVERRIDE")]
    [InlineData("OPIK_URL_OVERRIDE", "ftp://x/", "UrlOverride")]
    [InlineData("OPIK_ENVIRONMENT", "a b", "OPIK_ENVIRONMENT")]
    [InlineData("OPIK_REQUEST_COMPRESSION_LEVEL", "10", "RequestCompressionLevel")]
    [InlineData("OPIK_URL_OVERRIDE", "https://www.comet.com/opik/api", "OPIK_API_KEY")]
    public void A_malformed_setting_is_refused_by_name(string variable, string value, string named)
    {
        variables.Set(variable, value);

        Assert.Contains(named, Assert.Throws<OpikConfigurationException>(() => OpikOptions.Load()).Message);
    }

    [Fact]
    public void An_api_key_with_an_address_inside_decides_the_server_unless_one_is_given()
    {
        var key = "abc*" + Convert.ToBase64String("""{"baseUrl":"https://opik.example.org/"}"""u8).TrimEnd('=');

        Assert.Equal(new Uri("https://opik.example.org/opik/api/"), OpikOptions.Load(options => options.ApiKey = key).UrlOverride);
        Assert.Equal(new Uri("http://localhost:1/api/"), OpikOptions.Load(options => (options.ApiKey, options.UrlOverride) = (key, new Uri("http://localhost:1/api/"))).UrlOverride);
        Assert.Equal(OpikOptions.LocalUrl, OpikOptions.Load(options => options.ApiKey = "abc*%%%").UrlOverride);
    }

    [Fact]
    public void The_bound_section_wins_over_the_environment_and_code_over_the_section()
    {
        variables.Set("OPIK_WORKSPACE", "variable");
        variables.Set("OPIK_PROJECT_NAME", "variable");
        variables.Set("OPIK_ENVIRONMENT", "variable");
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Opik:Workspace"] = "section", ["Opik:ProjectName"] = "section", ["Opik:ReplayTickInterval"] = "00:00:01", ["Opik:ActivitySources:0"] = "Some.*", ["Opik:Headers:X-A"] = "1",
        }).Build());
        services.AddOpik(options => options.Workspace = "code");

        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptions<OpikOptions>>().Value;

        Assert.Equal(("code", "section", "variable"), (options.Workspace, options.ProjectName, options.Environment));
        Assert.Equal(TimeSpan.FromSeconds(1), options.ReplayTickInterval);
        Assert.Contains("Some.*", options.ActivitySources);
        Assert.Equal("1", options.Headers["X-A"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_host_with_a_malformed_setting_does_not_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddOpik(options => options.ReplayBatchSize = 0);
        using var host = builder.Build();

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("ReplayBatchSize is 0: it must be 1 or more.", refusal.Message);
    }

    private void WriteFile(string text)
    {
        var path = Path.Combine(folder.Path, "opik.config");
        File.WriteAllText(path, text);
        variables.Set("OPIK_CONFIG_PATH", path);
    }
}
