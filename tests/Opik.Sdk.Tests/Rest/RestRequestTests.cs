using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Opik.Rest;

namespace Opik.Sdk.Tests.Rest;

public sealed class RestRequestTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory(Timeout = 30_000)]
    [InlineData(255, true, false)]
    [InlineData(256, true, true)]
    [InlineData(256, false, false)]
    public async Task Bodies_are_gzipped_from_256_bytes_on(int length, bool isOn, bool isPacked)
    {
        await using var server = await ScriptedServer.StartAsync((context, _, _) => Task.CompletedTask);
        using var rest = new OpikRest(new OpikOptions { UrlOverride = server.Address, EnableJsonRequestCompression = isOn });
        var json = $"\"{new string('a', length - 2)}\"";

        await rest.SendAsync(HttpMethod.Post, "v1/private/traces", Encoding.UTF8.GetBytes(json), cancellationToken: Cancel);

        var request = Assert.Single(server.Requests);
        Assert.Equal(json, request.Body);
        Assert.Equal(isPacked, request.Headers.ContainsKey("Content-Encoding"));
        Assert.Equal("application/json", request.Headers["Content-Type"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task Requests_carry_key_workspace_client_id_and_own_headers()
    {
        await using var server = await ScriptedServer.StartAsync((context, _, _) => Task.CompletedTask);
        var options = new OpikOptions { UrlOverride = server.Address, ApiKey = "secret", Workspace = "team", Headers = { ["X-Gateway"] = "1" } };
        using var rest = new OpikRest(options);

        await rest.SendAsync(HttpMethod.Get, "v1/private/projects", cancellationToken: Cancel);

        var request = Assert.Single(server.Requests);
        Assert.Equal("/api/v1/private/projects", request.Path);
        Assert.Equal("secret", request.Headers["Authorization"]);
        Assert.Equal("team", request.Headers["Comet-Workspace"]);
        Assert.Equal("1", request.Headers["X-Gateway"]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName + Environment.UserName))), request.Headers["X-Opik-Client-Id"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task Requests_make_no_activity_and_no_trace_headers()
    {
        await using var server = await ScriptedServer.StartAsync((context, _, _) => Task.CompletedTask);
        var seen = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => { if (activity.GetTagItem("server.port") is int port && port == server.Address.Port) seen.Add(activity.OperationName); },
        };
        ActivitySource.AddActivityListener(listener);
        using var outer = new Activity("outer").Start();
        using var rest = new OpikRest(new OpikOptions { UrlOverride = server.Address });

        await rest.SendAsync(HttpMethod.Get, "v1/private/projects", cancellationToken: Cancel);

        Assert.Empty(seen);
        Assert.False(Assert.Single(server.Requests).Headers.ContainsKey("traceparent"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Handlers_of_the_user_see_every_request_first_one_outermost()
    {
        await using var server = await ScriptedServer.StartAsync((context, _, _) => Task.CompletedTask);
        var options = new OpikOptions { UrlOverride = server.Address, HttpHandlers = { () => new Stamp("a"), () => new Stamp("b") } };
        using var rest = new OpikRest(options);

        await rest.SendAsync(HttpMethod.Get, "v1/private/projects", cancellationToken: Cancel);

        Assert.Equal("a, b", Assert.Single(server.Requests).Headers["X-Stamp"]);
    }

    private sealed class Stamp(string text) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Stamp", text);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
