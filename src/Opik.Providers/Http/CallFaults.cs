using Microsoft.Extensions.Logging;

namespace Opik.Providers.Http;

/// <summary>Counts what could not be logged, and tells the first time.</summary>
internal sealed partial class CallFaults(ILogger? logger)
{
    private long count;

    public long Count => Interlocked.Read(ref count);

    public void Note(Exception? exception)
    {
        if (Interlocked.Increment(ref count) == 1 && logger is not null)
            LogFirst(logger, exception);
    }

    [LoggerMessage(EventId = 4101, Level = LogLevel.Warning, Message = "A call of a model could not be logged completely. The call itself is not affected; further ones like it are only counted.")]
    private static partial void LogFirst(ILogger logger, Exception? exception);
}
