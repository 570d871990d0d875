namespace Opik.Server.Features.WelcomeWizard;

/// <summary>Whether the wizard was gone through.</summary>
internal sealed record WelcomeWizardAnswer(bool Completed);
