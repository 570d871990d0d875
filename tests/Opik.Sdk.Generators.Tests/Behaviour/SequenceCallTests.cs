using System.Diagnostics;
using System.Runtime.CompilerServices;
using Opik.Sdk.Testing;

namespace Opik.Sdk.Generators.Tests.Behaviour;

public sealed class SequenceCallTests : IDisposable
{
    private readonly OpikRecorder _recorder = new();
    private readonly IDisposable _scope;

    public SequenceCallTests() => _scope = _recorder.UseAsDefault();

    public void Dispose() => _scope.Dispose();

    private RecordedSpan Single => Assert.Single(Assert.Single(_recorder.Traces).Spans);

    private bool HasEnded => Single.Json.TryGetProperty("end_time", out _);

    [Fact]
    public async Task A_stream_ends_its_span_with_the_last_item()
    {
        var items = new List<string>();
        await foreach (var item in new Agent().StreamAsync(3))
        {
            items.Add(item);
            Assert.False(HasEnded);
            Assert.Null(Activity.Current);
        }

        Assert.Equal(["t0", "t1", "t2"], items);
        Assert.True(HasEnded);
        Assert.Equal("""{"count":3,"failAt":-1}""", Single.Input.GetRawText());
        Assert.Equal("""{"output":["t0","t1","t2"]}""", Single.Output.GetRawText());
        Assert.Equal(["RetrieveAsync", "RetrieveAsync", "RetrieveAsync"], Single.Spans.Select(span => span.Name));
    }

    [Fact]
    public async Task A_stream_that_is_left_early_keeps_what_came()
    {
        var agent = new Agent();
        await foreach (var item in agent.StreamAsync(10))
        {
            if (item == "t1")
                break;
        }

        Assert.True(agent.CleanedUp);
        Assert.True(HasEnded);
        Assert.Equal("""{"output":["t0","t1"]}""", Single.Output.GetRawText());
        Assert.False(Single.Json.TryGetProperty("error_info", out _));
    }

    [Fact]
    public async Task A_stream_that_fails_keeps_what_came_and_the_error()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var _ in new Agent().StreamAsync(10, failAt: 2))
            {
            }
        });

        Assert.Equal("""{"output":["t0","t1"]}""", Single.Output.GetRawText());
        Assert.Equal("stream broke", Single.Json.GetProperty("error_info").GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_cancelled_stream_ends_its_span()
    {
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in new Agent().StreamAsync(10).WithCancellation(source.Token))
                await source.CancelAsync();
        });

        Assert.True(HasEnded);
        Assert.Equal("""{"output":["t0"]}""", Single.Output.GetRawText());
    }

    [Fact]
    public async Task A_failure_of_the_cleanup_after_an_early_break_is_noted()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var _ in new Agent().BadCleanupAsync())
                break;
        });

        Assert.Equal("cleanup failed", Single.Json.GetProperty("error_info").GetProperty("message").GetString());
        Assert.Equal("""{"output":[1]}""", Single.Output.GetRawText());
    }

    [Fact]
    public async Task Reading_a_stream_twice_makes_two_spans_with_the_same_input()
    {
        var stream = new Agent().StreamAsync(1);
        for (var i = 0; i < 2; i++)
        {
            await foreach (var _ in stream)
            {
            }
        }

        Assert.Equal(2, _recorder.Traces.Count);
        Assert.Equal(_recorder.Traces[0].Spans[0].Input.GetRawText(), _recorder.Traces[1].Spans[0].Input.GetRawText());
    }

    [Fact]
    public async Task A_forgotten_enumerator_ends_its_span_when_it_is_collected()
    {
        await ReadOneAndForget();
        await Eventually(() => HasEnded);
        Assert.Equal("""{"output":["t0"]}""", Single.Output.GetRawText());

        [MethodImpl(MethodImplOptions.NoInlining)]
        static async Task ReadOneAndForget()
        {
            var enumerator = new Agent().StreamAsync(3).GetAsyncEnumerator();
            Assert.True(await enumerator.MoveNextAsync());
        }
    }

    [Fact]
    public async Task A_stream_that_nobody_reads_ends_its_span_when_it_is_collected()
    {
        Forget();
        await Eventually(() => HasEnded);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Forget() => _ = new Agent().StreamAsync(3);
    }

    [Fact]
    public void With_tracing_off_the_stream_itself_is_returned()
    {
        _recorder.Client.IsTracingActive = false;
        Assert.Contains("StreamAsync", new Agent().StreamAsync(1).GetType().Name);
        Assert.Contains("Numbers", new Agent().Numbers(1).GetType().Name);
        Assert.Empty(_recorder.Traces);
    }

    [Fact]
    public void A_lazy_sequence_is_followed_and_what_it_does_is_inside()
    {
        var numbers = new Agent().Numbers(3);
        Assert.Equal([1, 2], numbers.Take(2));
        Assert.True(HasEnded);
        Assert.Equal("""{"output":[1,2]}""", Single.Output.GetRawText());
        Assert.Equal(["Add", "Add"], Single.Spans.Select(span => span.Name));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void A_complete_collection_keeps_its_type()
    {
        Assert.IsType<List<int>>(new Agent().Ready());
        Assert.Equal("""{"output":[1,2]}""", Single.Output.GetRawText());
    }

    private static async Task Eventually(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }
    }
}
