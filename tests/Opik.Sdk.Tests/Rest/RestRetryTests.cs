using System.Net;
using Microsoft.AspNetCore.Http;
using Opik.Rest;

namespace Opik.Sdk.Tests.Rest;

public sealed class RestRetryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory(Timeout = 30_000)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(429)]
    public async Task A_passing_failure_is_tried_three_times_with_growing_pauses(int status)
    {
        await using var server = await ScriptedServer.StartAsync((context, _, _) => Answer(context, status));
        var clock = new ImpatientClock();
        using var rest = new OpikRest(new OpikOptions { UrlOverride = server.Address }, clock: clock);

        var response = await rest.SendAsync(HttpMethod.Get, "v1/private/projects", cancellationToken: Cancel);

        Assert.Equal((HttpStatusCode)status, response.Status);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal([TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6)], clock.Pauses);
    }

    [Fact(Timeout = 30_000)]
    public async Task Retry_After_of_the_server_is_kept()
    {
        await using var server = await ScriptedServer.StartAsync((context, _, number) =>
        {
            context.Response.Headers.RetryAfter = number == 1 ? "42" : "61";
            return Answer(context, number < 3 ? 503 : 204);
        });
        var clock = new ImpatientClock();
        using var rest = new OpikRest(new OpikOptions { UrlOverride = server.Address }, clock: clock);

        var response = await rest.SendAsync(HttpMethod.Get, "v1/private/projects", cancellationToken: Cancel);

        Assert.True(response.IsSuccess);
        // More than 60 s is not believed.
        Assert.Equal([TimeSpan.FromSeconds(42), TimeSpan.FromSeconds(6)], clock.Pauses);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_rate_limit_that_names_its_reset_is_waited_out_as_often_as_it_comes()
    {
        await using var server = await ScriptedServer.StartAsync((context, _, number) =>
        {
            context.Response.Headers["RateLimit-Reset"] = number == 2 ? "0" : "7";
            return Answer(context, number <= 5 ? 429 : 204);
        });
        var clock = new ImpatientClock();
        using var rest = new OpikRest(new OpikOptions { UrlOverride = server.Address }, clock: clock);

        var response = await rest.SendAsync(HttpMethod.Get, "v1/private/projects", cancellationToken: Cancel);

        Assert.True(response.IsSuccess);
        Assert.Equal([7, 1, 7, 7, 7], clock.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_caller_with_rules_of_its_own_gets_the_first_answer_and_the_limits()
    {
        await using var server = await ScriptedServer.StartAsync((context, _, _) =>
        {
            context.Response.Headers["Opik-User-Remaining-Limit"] = "3";
            context.Response.Headers["Opik-Workspace-Remaining-Limit"] = "0";
            context.Response.Headers["Opik-Workspace-Remaining-Limit-TTL-Millis"] = "1500";
            return Answer(context, 429);
        });
        using var rest = new OpikRest(new OpikOptions { UrlOverride = server.Address });

        var response = await rest.SendAsync(HttpMethod.Post, "v1/private/traces/batch", "{}"u8.ToArray(), RetryMode.None, cancellationToken: Cancel);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.Status);
        Assert.Equal(0, response.RateLimitRemaining);
        Assert.Equal(TimeSpan.FromMilliseconds(1500), response.RateLimitReset);
        Assert.Single(server.Requests);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_refusal_is_not_repeated_and_says_what_the_server_said()
    {
        await using var server = await ScriptedServer.StartAsync(async (context, _, _) =>
        {
            context.Response.StatusCode = 409;
            await context.Response.WriteAsync("""{"code":409,"message":"Prompt id or name already exists","details":"p"}""", Cancel);
        });
        using var rest = new OpikRest(new OpikOptions { UrlOverride = server.Address });

        var response = await rest.SendAsync(HttpMethod.Post, "v1/private/prompts", "{}"u8.ToArray(), cancellationToken: Cancel);
        var refusal = Assert.Throws<OpikApiException>(() => response.EnsureSuccess());

        Assert.Single(server.Requests);
        Assert.Equal(409, refusal.Code);
        Assert.Contains("POST /api/v1/private/prompts was answered with 409: Prompt id or name already exists (p)", refusal.Message);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_server_that_is_away_is_an_error_that_names_the_address_after_three_attempts()
    {
        var server = await ScriptedServer.StartAsync((context, _, _) => Answer(context, 204));
        var address = server.Address;
        await server.DisposeAsync();
        var clock = new ImpatientClock();
        using var rest = new OpikRest(new OpikOptions { UrlOverride = address }, clock: clock);

        var failure = await Assert.ThrowsAsync<OpikConnectionException>(() => rest.SendAsync(HttpMethod.Get, "v1/private/projects", cancellationToken: Cancel));

        Assert.Contains(address.ToString(), failure.Message);
        Assert.Equal(2, clock.Pauses.Count);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_cancelled_pause_ends_at_once()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await ScriptedServer.StartAsync((context, _, _) =>
        {
            context.Response.Headers["RateLimit-Reset"] = "3600";
            context.Response.OnCompleted(stop.CancelAsync);
            return Answer(context, 429);
        });
        using var rest = new OpikRest(new OpikOptions { UrlOverride = server.Address });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rest.SendAsync(HttpMethod.Get, "v1/private/projects", cancellationToken: stop.Token));
    }

    private static Task Answer(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
