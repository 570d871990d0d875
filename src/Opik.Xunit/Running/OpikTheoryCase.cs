using System.ComponentModel;
using Xunit.Sdk;
using Xunit.v3;

namespace Opik.Xunit.Running;

/// <summary>A theory whose rows are read when it runs, each run as trials.</summary>
public sealed class OpikTheoryCase : XunitDelayEnumeratedTheoryTestCase, ISelfExecutingXunitTestCase
{
    private TrialPolicy _policy;

    /// <summary>For the deserializer.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the deserializer.")]
    public OpikTheoryCase()
    {
    }

    internal OpikTheoryCase(TrialPolicy policy, CaseDetails details, bool skipWithoutData)
        : base(details.Method, details.DisplayName, details.UniqueId, details.Explicit, skipWithoutData, details.SkipExceptions, details.SkipReason, details.SkipType, details.SkipUnless, details.SkipWhen,
            details.Traits(), details.SourceFilePath, details.SourceLineNumber, details.Timeout) => _policy = policy;

    /// <inheritdoc/>
    public ValueTask<RunSummary> Run(ExplicitOption explicitOption, IMessageBus messageBus, object?[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        TrialRunner.RunAsync(this, _policy, explicitOption, messageBus, constructorArguments, aggregator, cancellationTokenSource);

    /// <inheritdoc/>
    protected override void Serialize(IXunitSerializationInfo info)
    {
        base.Serialize(info);
        _policy.Write(info);
    }

    /// <inheritdoc/>
    protected override void Deserialize(IXunitSerializationInfo info)
    {
        base.Deserialize(info);
        _policy = TrialPolicy.Read(info);
    }
}
