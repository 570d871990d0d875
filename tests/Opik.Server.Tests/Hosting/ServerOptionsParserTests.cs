using Opik.Server.Hosting;

namespace Opik.Server.Tests.Hosting;

public sealed class ServerOptionsParserTests
{
    [Fact]
    public void Without_arguments_the_addresses_of_local_clients_are_served()
    {
        var options = Parse([]);

        Assert.Equal([ServerOptions.DefaultUrl], options.Urls);
        Assert.Equal(ServerOptions.DefaultOtlpGrpcUrl, options.OtlpGrpcUrl);
        Assert.EndsWith("opik", options.DataDirectory, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_line_wins_over_the_environment()
    {
        Assert.Equal("/a", Parse([], ("OPIK_DATA_DIR", "/a")).DataDirectory);
        Assert.Equal("/b", Parse(["--data", "/b"], ("OPIK_DATA_DIR", "/a")).DataDirectory);
        Assert.Equal("/c", Parse(["--data=/c"]).DataDirectory);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5173")]
    [InlineData("http://*:5173")]
    [InlineData("http://192.168.1.4:5173")]
    [InlineData("http://[::]:5173")]
    [InlineData("http://my-host:5173")]
    public void Addresses_that_others_reach_need_unsecured(string url)
    {
        var problem = Assert.Throws<ServerOptionsException>(() => Parse(["--urls", url]));

        Assert.Contains("--unsecured", problem.Message, StringComparison.Ordinal);
        Assert.Equal([url], Parse(["--urls", url, "--unsecured"]).Urls);
        Assert.Throws<ServerOptionsException>(() => Parse(["--otlp-grpc-url", url]));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://127.9.9.9:1")]
    [InlineData("http://[::1]:1")]
    [InlineData("http://LOCALHOST:1")]
    public void Loopback_addresses_do_not(string url) => Assert.Equal([url], Parse(["--urls", url]).Urls);

    [Theory]
    [InlineData(null)]
    [InlineData(true, "--allow-private-egress")]
    [InlineData(true, "--allow-private-egress", "--unsecured")]
    [InlineData(false, "--allow-private-egress", "false")]
    [InlineData(false, "--allow-private-egress=false")]
    public void Private_targets_of_outgoing_calls_are_a_choice(bool? expected, params string[] arguments)
    {
        Assert.Equal(expected, Parse(arguments).AllowPrivateEgress);
        Assert.Equal(expected ?? true, Parse(arguments, ("OPIK_ALLOW_PRIVATE_EGRESS", "true")).AllowPrivateEgress);
    }

    [Fact]
    public void Alerts_wait_as_long_as_they_are_told()
    {
        Assert.Equal((60, 300), Times(Parse([])));
        Assert.Equal((0, 7), Times(Parse(["--alert-debounce", "0"], ("OPIK_ALERT_DEBOUNCE_SECONDS", "9"), ("OPIK_ALERT_INTERVAL_SECONDS", "7"))));
        Assert.Equal((9, 86_400), Times(Parse(["--alert-interval=86400"], ("OPIK_ALERT_DEBOUNCE_SECONDS", "9"))));

        static (double, double) Times(ServerOptions options) => (options.AlertDebounce.TotalSeconds, options.AlertInterval.TotalSeconds);
    }

    [Theory]
    [InlineData("--alert-debounce", "-1")]
    [InlineData("--alert-interval", "0")]
    [InlineData("--alert-interval", "5m")]
    [InlineData("--allow-private-egress=maybe")]
    [InlineData("--urls")]
    [InlineData("--urls", "ftp")]
    [InlineData("--urls", "https://localhost:1")]
    [InlineData("--urls", ";")]
    [InlineData("--color")]
    public void Mistakes_are_explained(params string[] arguments) => Assert.NotEmpty(Assert.Throws<ServerOptionsException>(() => Parse(arguments)).Message);

    private static ServerOptions Parse(string[] arguments, params (string Name, string Value)[] environment) =>
        ServerOptionsParser.Parse(arguments, name => environment.Where(pair => pair.Name == name).Select(pair => pair.Value).FirstOrDefault());
}
