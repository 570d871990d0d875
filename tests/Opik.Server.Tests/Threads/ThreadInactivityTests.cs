namespace Opik.Server.Tests.Threads;

public sealed class ThreadInactivityTests : IAsyncLifetime
{
    private readonly HurriedClock _clock = new();
    private readonly ServerFixture _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync(options => options with { Clock = _clock });

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_thread_becomes_inactive_after_15_minutes_and_active_again_with_a_new_trace()
    {
        await WriteAsync();
        Assert.Equal("active", await StatusAsync());

        _clock.Advance(TimeSpan.FromMinutes(16));
        await UntilAsync("inactive");
        await WriteAsync();

        Assert.Equal("active", await StatusAsync());
    }

    [Fact]
    public async Task The_workspace_can_choose_another_time()
    {
        Assert.Equal(204, (await _server.SendAsync("PUT", "/v1/private/workspaces/configurations", """{"timeout_to_mark_thread_as_inactive":"PT2H"}""")).Code);
        await WriteAsync();

        _clock.Advance(TimeSpan.FromMinutes(119));
        for (var i = 0; i < 5; i++)
            Assert.Equal("active", await StatusAsync());
        _clock.Advance(TimeSpan.FromMinutes(2));

        await UntilAsync("inactive");
    }

    private async Task WriteAsync() =>
        Assert.Equal(201, (await _server.SendAsync("POST", "/v1/private/traces", """{"project_name":"p","thread_id":"t","start_time":"2026-11-21T03:00:00Z"}""")).Code);

    private async Task<string> StatusAsync() =>
        (await _server.SendAsync("POST", "/v1/private/traces/threads/retrieve", """{"project_name":"p","thread_id":"t"}""")).Json.GetProperty("status").GetString()!;

    private async Task UntilAsync(string status)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await StatusAsync() != status)
            await tick.WaitForNextTickAsync(limit.Token);
    }
}
