using System.ComponentModel.DataAnnotations;
using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.WelcomeWizard;

/// <summary>Body of a submission; every member is optional.</summary>
internal sealed record WelcomeWizardBody(string? Role, string? Email, IReadOnlyList<string?>? Integrations, bool? JoinBetaProgram)
{
    private const int MaxIntegrations = 200;

    private static readonly EmailAddressAttribute EmailRule = new();

    /// <summary>The answers; 422 when one breaks a rule.</summary>
    public WelcomeWizardAnswers ToAnswers()
    {
        var violations = new Violations();
        violations.CheckLength(string.Empty, "role", Role, 100);
        violations.CheckLength(string.Empty, "email", Email, 255);
        if (!string.IsNullOrEmpty(Email) && !EmailRule.IsValid(Email))
            violations.Add(string.Empty, "email must be a well-formed email address");
        if (Integrations?.Count > MaxIntegrations)
            violations.Add(string.Empty, $"integrations size must be between 0 and {MaxIntegrations}");
        violations.ThrowIfAny();
        return new WelcomeWizardAnswers(Role, Email, [.. (Integrations ?? []).OfType<string>()], JoinBetaProgram);
    }
}
