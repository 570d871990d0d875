using System.Threading.Channels;

namespace Opik.Datasets;

/// <summary>Sends bodies several at a time, with at most two waiting for each sender.</summary>
internal static class ParallelSending
{
    /// <summary>Most senders; more are taken for this many.</summary>
    public const int MostThreads = 32;

    /// <summary>
    /// Sends everything. After a failure nothing more is taken from <paramref name="bodies"/>, but what waits is still sent; then
    /// the first failure is thrown, whether it came from sending or from <paramref name="bodies"/>.
    /// </summary>
    public static async Task RunAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> bodies, int threads, Func<ReadOnlyMemory<byte>, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        var waiting = Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(2 * threads) { SingleWriter = true });
        Exception? first = null;
        var senders = Enumerable.Range(0, threads).Select(_ => Task.Run(SendAsync, CancellationToken.None)).ToArray();
        try
        {
            await foreach (var body in bodies.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (Volatile.Read(ref first) is not null)
                    break;
                await waiting.Writer.WriteAsync(body, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref first, failure, null);
        }

        waiting.Writer.Complete();
        await Task.WhenAll(senders).ConfigureAwait(false);
        if (first is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);

        async Task SendAsync()
        {
            await foreach (var body in waiting.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                try
                {
                    await send(body, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception failure)
                {
                    Interlocked.CompareExchange(ref first, failure, null);
                }
            }
        }
    }
}
