using Microsoft.Extensions.Logging;

namespace Opik.Agents;

/// <summary>
/// Shows what is logged inside a run of an agent as its log: <c>builder.Logging.AddProvider(new AgentRunLoggerProvider())</c>.
/// What is logged outside of runs is none of its business. A console logger beside it does not double the lines: it writes on
/// a thread of its own.
/// </summary>
[ProviderAlias("OpikAgentRun")]
public sealed class AgentRunLoggerProvider : ILoggerProvider
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new RunLogger(categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class RunLogger(string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && AgentRun.Current is not null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.None || AgentRun.Current is not { } run)
                return;
            var reason = exception is null ? "" : $" ({exception.GetType().Name}: {exception.Message})";
            run.Print(logLevel >= LogLevel.Error ? "stderr" : "stdout", $"{Name(logLevel)}: {category}: {formatter(state, exception)}{reason}\n");
        }

        // The words by which the page tells levels apart.
        private static string Name(LogLevel level) => level switch
        {
            LogLevel.Critical => "fatal",
            LogLevel.Error => "error",
            LogLevel.Warning => "warn",
            LogLevel.Information => "info",
            _ => "debug",
        };
    }
}
