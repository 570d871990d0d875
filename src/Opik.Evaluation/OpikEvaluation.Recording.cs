using Opik.Evaluation.Recording;

namespace Opik.Evaluation;

/// <content>Recording traces in memory.</content>
public static partial class OpikEvaluation
{
    /// <summary>
    /// Keeps what this client traces in memory until the result is disposed of, to look at it in the program: which tools did
    /// the agent call? Python: <c>record_traces_locally</c>.
    /// </summary>
    /// <example>
    /// <code>
    /// using var recording = client.RecordTracesLocally();
    /// await agent.AnswerAsync("What is ML?");
    /// var tools = recording.SpanTrees.SelectMany(tree =&gt; tree.SelfAndBelow()).Where(span =&gt; span.Type == SpanType.Tool);
    /// </code>
    /// </example>
    /// <exception cref="LocalRecordingAlreadyActiveException">This client is being recorded already.</exception>
    public static LocalRecording RecordTracesLocally(this OpikClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new LocalRecording(client);
    }
}
