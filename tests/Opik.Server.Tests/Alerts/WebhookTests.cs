using System.Text.Json;
using Microsoft.AspNetCore.Http;
using static Opik.Server.Tests.Alerts.AlertBodies;

namespace Opik.Server.Tests.Alerts;

public sealed class WebhookTests : IAsyncLifetime
{
    private readonly ServerFixture _server = new();
    private WebhookReceiver _receiver = null!;

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync(options => options with { AllowPrivateEgress = true });
        _receiver = await WebhookReceiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        await _server.DisposeAsync();
    }

    public static TheoryData<string, string> Kinds()
    {
        var kinds = new TheoryData<string, string>();
        foreach (var form in new[] { "general", "slack", "pagerduty" })
        {
            foreach (var kind in new[] { "trace:errors", "trace:feedback_score", "trace_thread:feedback_score", "trace:cost", "trace:latency", "trace:guardrails_triggered", "prompt:created", "prompt:committed", "prompt:deleted", "experiment:finished" })
                kinds.Add(form, kind);
        }

        return kinds;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_trial_sends_an_example_and_tells_what_came_of_it(string form, string kind)
    {
        var result = await TestAsync(Alert("try", _receiver.Url, $$"""[{"event_type":"{{kind}}"}]""", $$""","alert_type":"{{form}}" """));
        var call = await _receiver.NextAsync();

        Assert.Equal(("success", 200, call.Body), (Text(result, "status"), result.GetProperty("status_code").GetInt32(), Text(result, "request_body")));
        Assert.False(result.TryGetProperty("error_message", out _));
        Assert.Equal(("application/json", "Bearer token-very-secret-1234", "header-secret", "Opik-Webhook/1.0"), (call.Headers["Content-Type"], call.Headers["Authorization"], call.Headers["X-Team"], call.Headers["User-Agent"]));
        Assert.Equal(JsonValueKind.Object, call.Json.ValueKind);
    }

    [Fact]
    public async Task A_refusal_of_the_receiver_is_told_without_its_words()
    {
        _receiver.Answer = static (_, http) =>
        {
            http.Response.StatusCode = 500;
            return http.Response.WriteAsync("inner secret");
        };
        var result = await TestAsync(Alert("refused", _receiver.Url));

        Assert.Equal(("failure", 500, "Webhook failed with status 500"), (Text(result, "status"), result.GetProperty("status_code").GetInt32(), Text(result, "error_message")));
        Assert.DoesNotContain("inner secret", result.GetRawText(), StringComparison.Ordinal);
        Assert.Single(_receiver.Calls);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _receiver.Answer = static (_, http) =>
        {
            http.Response.StatusCode = 307;
            http.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        };
        var result = await TestAsync(Alert("redirected", _receiver.Url));

        Assert.Equal(("failure", 307, 1), (Text(result, "status"), result.GetProperty("status_code").GetInt32(), _receiver.Calls.Count));
    }

    [Fact]
    public async Task Where_nobody_listens_the_trial_fails_and_answers()
    {
        var result = await TestAsync(Alert("nobody", "http://127.0.0.1:1/hook"));

        Assert.Equal(("failure", false), (Text(result, "status"), result.TryGetProperty("status_code", out _)));
        Assert.Contains("could not be reached", Text(result, "error_message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data", true)]
    [InlineData("http://[fd00:ec2::254]/", true)]
    [InlineData("http://127.0.0.1:1/", false)]
    [InlineData("http://10.0.0.1/", false)]
    public async Task Metadata_services_are_never_called_and_private_addresses_only_when_configured(string url, bool isAllowedPrivate)
    {
        await _server.StopAsync();
        await _server.StartAsync(options => options with { AllowPrivateEgress = isAllowedPrivate });
        var result = await TestAsync(Alert("inside", url));

        Assert.Equal("failure", Text(result, "status"));
        Assert.Contains(isAllowedPrivate ? "may not be called" : "on a private network", Text(result, "error_message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_token_is_used_for_a_trial_at_its_host_only()
    {
        var id = Guid.CreateVersion7();
        Assert.Equal(201, (await _server.SendAsync("POST", Root, Alert("stored", _receiver.Url, more: $$""","id":"{{id}}" """))).Code);
        var masked = Alert("stored", _receiver.Url, more: $$""","id":"{{id}}" """).Replace("token-very-secret-1234", "toke************1234", StringComparison.Ordinal);
        await TestAsync(masked);

        Assert.Equal("Bearer token-very-secret-1234", (await _receiver.NextAsync()).Headers["Authorization"]);
        await using var other = await WebhookReceiver.StartAsync();
        Assert.Equal(422, (await _server.SendAsync("POST", Root + "/webhooks/tests", masked.Replace(_receiver.Url, other.Url, StringComparison.Ordinal))).Code);
        Assert.Empty(other.Calls);
    }

    [Fact]
    public async Task Examples_are_of_every_kind_in_the_form_asked_for()
    {
        foreach (var (query, member) in new[] { (string.Empty, "payload"), ("?alert_type=general", "event_type"), ("?alert_type=slack", "blocks"), ("?alert_type=pagerduty", "routing_key") })
        {
            var examples = (await _server.SendAsync("GET", Root + "/webhooks/examples" + query)).Json.GetProperty("response_examples");
            Assert.Equal(10, examples.EnumerateObject().Count());
            Assert.All(examples.EnumerateObject(), example => Assert.True(example.Value.TryGetProperty(member, out _), example.Name));
        }

        Assert.Equal(400, (await _server.SendAsync("GET", Root + "/webhooks/examples?alert_type=pigeon")).Code);
    }

    private async Task<JsonElement> TestAsync(string json)
    {
        var answer = await _server.SendAsync("POST", Root + "/webhooks/tests", json);
        Assert.True(answer.Code == 200, answer.Body);
        return answer.Json;
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
