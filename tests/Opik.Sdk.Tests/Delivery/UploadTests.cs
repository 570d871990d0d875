using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Opik.Delivery;
using Opik.Delivery.Spool;
using Opik.Rest;
using Opik.Testing;
using Opik.Testing.Reading;
using Opik.Tracing;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>Files beside traces and spans, on the real server.</summary>
public sealed class UploadTests : IDisposable
{
    private readonly TemporaryFolder folder = new("spool");

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task Files_bytes_and_streams_arrive_whole_and_no_copy_is_left()
    {
        await using var server = await OpikServerProcess.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var engine = Engine(server);
        using var files = new TemporaryFolder("files");
        var path = Path.Combine(files.Path, "own.bin");
        var bytes = RandomNumberGenerator.GetBytes(12_000_000);
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        var trace = TestItems.NewId();

        engine.Enqueue(TestItems.Trace(trace));
        engine.Enqueue(Item(trace, OpikAttachment.FromFile(path)));
        engine.Enqueue(Item(trace, OpikAttachment.FromBytes(bytes[..1000], "bytes.bin", "application/x-bytes")));
        engine.Enqueue(Item(trace, OpikAttachment.FromStream(new MemoryStream(bytes[..6_000_000]), "stream.bin")));
        var result = await engine.FlushAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.True(result.Success, $"{result}");
        Assert.Equal(4, result.SentItems);
        Assert.Equal(bytes, await DownloadAsync(server, trace, "own.bin"));
        Assert.Equal(bytes[..1000], await DownloadAsync(server, trace, "bytes.bin"));
        Assert.Equal(bytes[..6_000_000], await DownloadAsync(server, trace, "stream.bin"));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.upload*"));
        Assert.True(File.Exists(path));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_file_that_is_gone_is_a_loss_with_its_name()
    {
        await using var server = await OpikServerProcess.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var engine = Engine(server);
        var trace = TestItems.NewId();

        engine.Enqueue(TestItems.Trace(trace));
        engine.Enqueue(Item(trace, OpikAttachment.FromFile(Path.Combine(folder.Path, "nothing.bin"))));
        var result = await engine.FlushAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.True(result.Flushed);
        var failure = Assert.Single(result.Failures);
        Assert.Equal(("attachment", FailureReason.Attachment), (failure.MessageType, failure.Reason));
        Assert.Contains("nothing.bin", failure.Detail, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Uploads_survive_an_outage_and_the_end_of_their_program()
    {
        await using var server = await OpikServerProcess.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var trace = TestItems.NewId();
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        FlushResult away;
        await server.KillAsync();
        await using (var first = Engine(server))
        {
            first.Enqueue(TestItems.Trace(trace));
            first.Enqueue(Item(trace, OpikAttachment.FromBytes(bytes, "kept.bin")));
            away = await first.FlushAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }

        await server.StartAgainAsync(TestContext.Current.CancellationToken);
        await using var second = Engine(server);
        var result = await second.FlushAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.False(away.Flushed);
        Assert.Equal(2, away.SpooledItems);
        Assert.True(result.Success, $"{result}");
        Assert.Equal(bytes, await DownloadAsync(server, trace, "kept.bin"));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.upload*"));
    }

    private static AttachmentItem Item(Guid trace, OpikAttachment attachment) => new(ofTrace: true, trace, TestItems.Project, attachment);

    private static async Task<byte[]> DownloadAsync(OpikServerProcess server, Guid trace, string name)
    {
        var query = $"workspace_name=default&entity_type=trace&entity_id={trace}&file_name={name}&mime_type=x&container_id={trace}";
        return await new StoredContentsReader(server.Client).DownloadAsync($"/v1/private/attachment/download?{query}", TestContext.Current.CancellationToken);
    }

    private DeliveryEngine Engine(OpikServerProcess server)
    {
        var settings = new DeliverySettings { FirstRetryDelay = TimeSpan.FromMilliseconds(20), PingInterval = TimeSpan.FromMilliseconds(100) };
        return new DeliveryEngine(settings, new OpikRest(new OpikOptions { UrlOverride = server.Address }), NullLogger.Instance, spool: SpoolFolder.TryOpen(folder.Path, "test", settings.MaximalSpoolBytes, NullLogger.Instance));
    }
}
