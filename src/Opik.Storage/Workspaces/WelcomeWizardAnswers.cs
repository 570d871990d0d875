namespace Opik.Storage;

/// <summary>What a user told the welcome wizard; kept here, reported to nobody.</summary>
/// <param name="Role">Role, at most 100 characters.</param>
/// <param name="Email">Address, at most 255 characters.</param>
/// <param name="Integrations">Integrations of interest.</param>
/// <param name="JoinBetaProgram">Whether the user wants to try new things early.</param>
public sealed record WelcomeWizardAnswers(string? Role, string? Email, IReadOnlyList<string> Integrations, bool? JoinBetaProgram);
