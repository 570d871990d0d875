using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Preferences of reports, and failures that reporting jobs have told of.</summary>
public interface IReports
{
    /// <summary>The preference of a project; null: nobody has said.</summary>
    Task<ReportPreference?> GetPreferenceAsync(Scope scope, Guid projectId, CancellationToken cancellationToken);

    /// <summary>Replaces the preference of a project.</summary>
    Task<ReportPreference> SetPreferenceAsync(Scope scope, Guid projectId, bool? enabled, string? scheduleTime, string? customPrompt, CancellationToken cancellationToken);

    /// <summary>Adds a failure; the oldest of a project and type beyond 1,000 go.</summary>
    Task<Guid> AddFailureAsync(Scope scope, Guid projectId, string type, string reason, string? detail, CancellationToken cancellationToken);

    /// <summary>One page of failures, newest first.</summary>
    Task<Page<ReportFailure>> FindFailuresAsync(Scope scope, Guid projectId, string type, int page, int size, CancellationToken cancellationToken);
}
