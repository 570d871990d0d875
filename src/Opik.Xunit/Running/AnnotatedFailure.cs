using Xunit.Sdk;
using Xunit.v3;

namespace Opik.Xunit.Running;

/// <summary>A failure that says how the trials went, and where the trace of the one that speaks is.</summary>
internal static class AnnotatedFailure
{
    /// <param name="failed">What xUnit says.</param>
    /// <param name="verdict">Put before the message; null: nothing.</param>
    /// <param name="trace">Address of the trace, added to the test's output; null: it was not traced.</param>
    public static TestFailed Of(ITestFailed failed, string? verdict, Uri? trace) => new()
    {
        AssemblyUniqueID = failed.AssemblyUniqueID,
        TestCollectionUniqueID = failed.TestCollectionUniqueID,
        TestClassUniqueID = failed.TestClassUniqueID,
        TestMethodUniqueID = failed.TestMethodUniqueID,
        TestCaseUniqueID = failed.TestCaseUniqueID,
        TestUniqueID = failed.TestUniqueID,
        Cause = failed.Cause,
        ExceptionParentIndices = failed.ExceptionParentIndices,
        ExceptionTypes = failed.ExceptionTypes,
        StackTraces = failed.StackTraces,
        ExecutionTime = failed.ExecutionTime,
        FinishTime = failed.FinishTime,
        Warnings = failed.Warnings,
        Messages = verdict is null ? failed.Messages : [$"{verdict}\n{failed.Messages[0]}", .. failed.Messages.Skip(1)],
        Output = trace is null ? failed.Output : $"{failed.Output}Opik trace: {trace}\n",
    };
}
