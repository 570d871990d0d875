using System.Text.RegularExpressions;
using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.HostedOnly;

/// <summary>Body of <c>PUT /v1/private/projects/{projectId}/reports/preferences</c>.</summary>
internal sealed partial record ReportPreferenceBody(bool? Enabled, string? ScheduleTime, string? CustomPrompt)
{
    /// <exception cref="ApiException">422: the time is none, or the prompt is too long.</exception>
    public void Check()
    {
        var errors = new List<string>();
        if (ScheduleTime is not null && !(Time().IsMatch(ScheduleTime) && TimeOnly.TryParseExact(ScheduleTime, "HH:mm:ss", out _)))
            errors.Add("scheduleTime must match \"\\d{2}:\\d{2}:\\d{2}\"");
        if (CustomPrompt?.Length > 5000)
            errors.Add("customPrompt size must be between 0 and 5000");
        if (errors.Count > 0)
            throw ApiException.Invalid(errors);
    }

    [GeneratedRegex(@"^\d{2}:\d{2}:\d{2}$", RegexOptions.NonBacktracking)]
    private static partial Regex Time();
}
