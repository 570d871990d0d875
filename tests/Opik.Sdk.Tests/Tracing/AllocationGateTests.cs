using Opik.Contracts;
using Opik.Delivery;

namespace Opik.Sdk.Tests.Tracing;

/// <summary>Bytes that a traced call allocates in the thread of the program, from start to queued. Times are in benchmarks/.</summary>
public sealed class AllocationGateTests
{
    private const int Runs = 2_000;

    [Fact]
    public void A_child_span_allocates_at_most_one_kilobyte() =>
        Assert.InRange(BytesOf(client => client.StartSpan("step", SpanType.Tool).End()), 1, 800);

    [Fact]
    public void Text_and_a_model_add_little() =>
        Assert.InRange(
            BytesOf(client =>
            {
                using var span = client.StartSpan("step", SpanType.Llm);
                span.SetInput("What is observability?");
                span.SetOutput("Knowing what a program does.");
                span.Model = "gpt-5-nano";
            }),
            1,
            1_024);

    private static long BytesOf(Action<OpikClient> call)
    {
        var client = new OpikClient(new OpikOptions(), new Ring());
        using var trace = client.StartTrace("trace");
        for (var i = 0; i < Runs; i++)
            call(client);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Runs; i++)
            call(client);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Runs;
    }

    /// <summary>Takes what the queue would take, in an array that is there already.</summary>
    private sealed class Ring : IDelivery
    {
        private readonly DeliveryItem[] items = new DeliveryItem[1024];
        private int next;

        public void Enqueue(DeliveryItem item)
        {
            if (item.TryEnterQueue())
                items[next++ % items.Length] = item;
        }

        public Task<FlushResult> FlushAsync(TimeSpan? timeout, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ErrorsReport GetErrorsReport() => throw new NotSupportedException();
    }
}
