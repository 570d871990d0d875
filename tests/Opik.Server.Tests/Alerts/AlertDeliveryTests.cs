using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Opik.Server.Features.Alerts.Sending;
using Opik.Storage;
using static Opik.Server.Tests.Alerts.AlertServer;

namespace Opik.Server.Tests.Alerts;

/// <summary>Receivers that fail, and servers that stop.</summary>
public sealed class AlertDeliveryTests : IAsyncLifetime
{
    private const string Created = """[{"event_type":"prompt:created"}]""";
    private AlertServer _alerts = null!;

    public async ValueTask InitializeAsync() => _alerts = await StartAsync();

    public ValueTask DisposeAsync() => _alerts.DisposeAsync();

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task What_passes_is_tried_again_with_the_same_id(int status)
    {
        _alerts.Receiver.Answer = (number, http) =>
        {
            http.Response.StatusCode = number < 3 ? status : 204;
            return Task.CompletedTask;
        };
        await _alerts.AlertAsync(Created);
        await PromptAsync("p");

        var first = await _alerts.Receiver.NextAsync(1);
        await _alerts.Receiver.NextAsync(2);
        var third = await _alerts.Receiver.NextAsync(3);
        Assert.Equal((Text(first.Json, "id"), first.Body), (Text(third.Json, "id"), third.Body));
        Assert.Equal("""{"attempts":3}""", (await EndedAsync()).Result.ToString());
        Assert.Equal(3, await _alerts.SettledAsync());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task What_would_fail_again_is_not(int status)
    {
        _alerts.Receiver.Answer = (_, http) =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = "/elsewhere";
            return http.Response.WriteAsync("inner secret");
        };
        await _alerts.AlertAsync(Created);
        await PromptAsync("p");
        await _alerts.Receiver.NextAsync();
        var job = await EndedAsync();

        Assert.Equal((JobState.Failed, $"Webhook failed with status {status} (1 attempt)."), (job.State, job.Error));
        Assert.Equal(1, await _alerts.SettledAsync());
        // The next event opens a new message.
        _alerts.Receiver.Answer = static (_, _) => Task.CompletedTask;
        await PromptAsync("q");
        Assert.Equal("q", Text((await _alerts.Receiver.NextAsync(2)).Json.GetProperty("payload").GetProperty("metadata"), "name"));
    }

    [Fact]
    public async Task After_three_more_attempts_a_message_is_given_up()
    {
        _alerts.Receiver.Answer = static (_, http) =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        await _alerts.AlertAsync(Created);
        await PromptAsync("p");
        for (var attempt = 1; attempt <= WebhookRetry.MostAttempts; attempt++)
            await _alerts.Receiver.NextAsync(attempt);

        Assert.Equal("Webhook failed with status 500 (4 attempts).", (await EndedAsync()).Error);
        Assert.Equal(4, await _alerts.SettledAsync());
    }

    [Fact]
    public async Task What_waits_and_what_is_being_tried_goes_on_after_a_restart()
    {
        var failing = true;
        _alerts.Receiver.Answer = (_, http) =>
        {
            http.Response.StatusCode = failing ? 500 : 204;
            return Task.CompletedTask;
        };
        await _alerts.AlertAsync(Created);
        await _alerts.AlertAsync("""[{"event_type":"prompt:deleted"}]""");
        var created = await PromptAsync("p");
        var first = await _alerts.Receiver.NextAsync();
        // This one waits for others when the server stops.
        await _alerts.SendAsync("DELETE", $"/v1/private/prompts/{created.Location![(created.Location!.LastIndexOf('/') + 1)..]}", "", 204);
        await _alerts.Server.StopAsync();
        failing = false;
        var before = _alerts.Receiver.Calls.Count;
        await _alerts.StartServerAsync();

        for (var wait = 0; wait < 300 && _alerts.Receiver.Calls.Count < before + 2; wait++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        var after = _alerts.Receiver.Calls.Skip(before).ToList();
        Assert.Equal(["prompt:created", "prompt:deleted"], after.Select(call => Text(call.Json, "event_type")).Order(StringComparer.Ordinal));
        Assert.Equal(Text(first.Json, "id"), Text(after.Single(call => Text(call.Json, "event_type") == "prompt:created").Json, "id"));
    }

    [Fact]
    public async Task An_alert_that_is_off_or_gone_when_its_message_is_due_says_nothing()
    {
        var (off, gone) = (await _alerts.AlertAsync(Created), await _alerts.AlertAsync(Created));
        await PromptAsync("p");
        await _alerts.SendAsync("PUT", $"{AlertBodies.Root}/{off}", AlertBodies.Alert("off", _alerts.Receiver.Url, Created, ""","enabled":false"""), 204);
        await _alerts.SendAsync("POST", AlertBodies.Root + "/delete", $$"""{"ids":["{{gone}}"]}""", 204);

        Assert.Equal(0, await _alerts.SettledAsync());
    }

    [Fact]
    public async Task Events_of_many_at_once_are_all_counted()
    {
        await _alerts.AlertAsync(Created);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => PromptAsync($"p{number}")));
        for (var wait = 0; wait < 300 && Count() < 40; wait++)
            await Task.Delay(50, TestContext.Current.CancellationToken);

        Assert.Equal(40, Count());

        int Count() => _alerts.Receiver.Calls.Sum(call => call.Json.GetProperty("payload").GetProperty("eventCount").GetInt32());
    }

    [Theory]
    [InlineData(1, null, 0.25, 0.5)]
    [InlineData(2, null, 0.5, 1)]
    [InlineData(3, null, 1, 2)]
    [InlineData(1, 5.0, 5, 5)]
    [InlineData(1, 3600.0, 30, 30)]
    [InlineData(1, -3600.0, 0.25, 0.5)]
    public void Waits_double_and_are_bounded(int attempt, double? asked, double least, double most)
    {
        var seconds = asked is { } number ? TimeSpan.FromSeconds(number) : (TimeSpan?)null;

        Assert.Equal((least, most), (WebhookRetry.Wait(attempt, seconds, 0).TotalSeconds, WebhookRetry.Wait(attempt, seconds, 1).TotalSeconds));
    }

    private Task<Answer> PromptAsync(string name) => _alerts.SendAsync("POST", "/v1/private/prompts", $$"""{"name":"{{name}}"}""", 201);

    private async Task<Job> EndedAsync()
    {
        var jobs = _alerts.Server.Services.GetRequiredService<IJobs>();
        for (var wait = 0; wait < 300; wait++)
        {
            if ((await jobs.FindAsync(Scope.Default, AlertDelivery.KindName, null, TestContext.Current.CancellationToken)).FirstOrDefault(job => job.State > JobState.Running) is { } ended)
                return ended;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The message was neither sent nor given up.");
    }
}
