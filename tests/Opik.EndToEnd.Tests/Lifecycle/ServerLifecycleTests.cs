using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Opik.Testing;
using Opik.Testing.Reading;
using Xunit;

namespace Opik.EndToEnd.Tests.Lifecycle;

/// <summary>Starting, stopping and killing the server as its user does.</summary>
public sealed class ServerLifecycleTests(RunningServer shared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Starts_within_two_seconds_and_idles_below_200_megabytes()
    {
        // The fastest of three: other tests run on the same machine.
        var fastest = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await using var server = await OpikServerProcess.StartAsync(cancellationToken: Cancellation);
            fastest = server.StartDuration < fastest ? server.StartDuration : fastest;
            using var process = Process.GetProcessById(server.ProcessId);
            Assert.InRange(process.WorkingSet64 / 1048576, 1, 200);
        }

        Assert.InRange(fastest.TotalSeconds, 0, 2);
    }

    [Fact]
    public async Task Stops_cleanly_on_SIGTERM_and_finds_everything_again()
    {
        await using var server = await OpikServerProcess.StartAsync(cancellationToken: Cancellation);
        var id = await SendTraceAsync(server.Client);

        Assert.Equal(0, await server.StopAsync());
        await server.StartAgainAsync(Cancellation);

        Assert.Equal("kept", (string?)(await new StoredContentsReader(server.Client).GetAsync($"/v1/private/traces/{id}", Cancellation))["name"]);
    }

    [Fact]
    public async Task Kill_loses_nothing_that_was_acknowledged()
    {
        await using var server = await OpikServerProcess.StartAsync(cancellationToken: Cancellation);
        var id = await SendTraceAsync(server.Client);

        await server.KillAsync();
        await server.StartAgainAsync(Cancellation);

        Assert.Equal("kept", (string?)(await new StoredContentsReader(server.Client).GetAsync($"/v1/private/traces/{id}", Cancellation))["name"]);
    }

    [Fact]
    public async Task Picks_a_free_port_and_prints_it()
    {
        using var data = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet", [OpikServerAssembly.Location, "--urls", "http://127.0.0.1:0", "--otlp-grpc-url", "http://127.0.0.1:0", "--data", data.Path])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var process = Process.Start(start)!;
        try
        {
            const string Announcement = "Now listening on: ";
            string? line;
            do
                line = await process.StandardOutput.ReadLineAsync(limit.Token);
            while (line is not null && !line.Contains(Announcement, StringComparison.Ordinal));

            Assert.NotNull(line);
            var address = new Uri(line[(line.IndexOf(Announcement, StringComparison.Ordinal) + Announcement.Length)..].Trim());
            Assert.NotEqual(0, address.Port);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Theory]
    [InlineData("/v1/private/projects")]
    [InlineData("/v1/private/projects/")]
    [InlineData("/api/v1/private/projects")]
    [InlineData("/api/v1/private/projects/")]
    [InlineData("/is-alive/ping")]
    [InlineData("/api/is-alive/ping")]
    public async Task Answers_with_and_without_the_api_prefix_and_a_trailing_slash(string path)
    {
        using var answer = await shared.Process.Client.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<Guid> SendTraceAsync(HttpClient client)
    {
        var id = Guid.CreateVersion7();
        var body = new { traces = new[] { new { id, name = "kept", project_name = "lifecycle", start_time = DateTimeOffset.UtcNow } } };
        using var answer = await client.PostAsJsonAsync("/v1/private/traces/batch", body, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        return id;
    }
}
