using System.Net;
using Opik.Testing;

namespace Opik.Durability.Tests;

public sealed class FullDiskTests
{
    private const int PayloadLength = 40_000;
    private const int MostBatches = 2000;

    [Fact]
    public async Task A_full_disk_gives_a_clear_error_keeps_what_was_acknowledged_and_heals_when_space_returns()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var disk = SmallDisk.TryMount(megabytes: 24);
        Assert.SkipWhen(disk is null, "A small file system can only be mounted by root on Linux.");
        await using var server = await OpikServerProcess.StartAsync(new OpikServerOptions { DataDirectory = disk.Path }, cancellation);
        var spans = new AcknowledgedSpans(server);

        var (status, body, retryAfter) = (HttpStatusCode.NoContent, string.Empty, false);
        for (var i = 0; i < MostBatches && status == HttpStatusCode.NoContent; i++)
            (status, body, retryAfter) = await spans.TryOnceAsync(PayloadLength, cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.True(retryAfter, "A 503 must say when to try again.");
        Assert.Contains("try again", body, StringComparison.Ordinal);
        Assert.NotEmpty(spans.Ids);
        await spans.AssertAllReadableAsync(PayloadLength, cancellation);

        Assert.True(disk.TryGrow(megabytes: 96), "The file system could not be enlarged.");
        Assert.Equal(HttpStatusCode.NoContent, (await spans.TryOnceAsync(PayloadLength, cancellation)).Status);
        await server.KillAsync();
        DatabaseCheck.AssertIntact(disk.Path);
        await server.StartAgainAsync(cancellation);
        await spans.AssertAllReadableAsync(PayloadLength, cancellation);
    }
}
