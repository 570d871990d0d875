using System.Collections.Concurrent;
using Xunit.Sdk;
using Xunit.v3;

namespace Opik.Xunit.Running;

/// <summary>Holds what xUnit says about one trial until it is known which trial speaks for the test.</summary>
internal sealed class HeldMessages(IMessageBus bus) : IMessageBus
{
    private readonly ConcurrentQueue<IMessageSinkMessage> _messages = new();

    /// <summary>What went wrong; null: nothing.</summary>
    public ITestFailed? Failure { get; private set; }

    /// <summary>Whether the test said that it is to be skipped.</summary>
    public bool IsSkipped { get; private set; }

    public bool QueueMessage(IMessageSinkMessage message)
    {
        Failure ??= message as ITestFailed;
        IsSkipped |= message is ITestSkipped or ITestNotRun;
        _messages.Enqueue(message);
        return true;
    }

    /// <summary>Lets them go.</summary>
    /// <param name="verdict">How all trials went, for the message of a failure; null: there was one.</param>
    /// <param name="trace">Address of this trial's trace; null: it was not traced.</param>
    public void Release(string? verdict = null, Uri? trace = null)
    {
        while (_messages.TryDequeue(out var message))
            bus.QueueMessage(message is ITestFailed failed ? AnnotatedFailure.Of(failed, verdict, trace) : message);
    }

    public void Dispose()
    {
    }
}
