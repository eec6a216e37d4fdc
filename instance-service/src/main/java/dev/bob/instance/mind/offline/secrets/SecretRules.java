package dev.bob.instance.mind.offline.secrets;

import dev.bob.instance.mind.offline.secrets.KeyBlock.Protection;
import dev.bob.state.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All sorts of secrets, as their issuers document them. Where two match at one place, the first
 * counts.
 */
final class SecretRules {
  private static final String BASE_64 =
      "(?<![A-Za-z0-9/+=_-])([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=_-])";
  private static final String NAMED_32 =
      "(?i:auth|token|secret)[^\\n]{0,40}?(?<![A-Za-z0-9])([A-Za-z0-9]{32})(?![A-Za-z0-9])";

  static final List<SecretRule> ALL =
      List.of(
          new SecretRule(
              "private-key",
              "a private key without a passphrase",
              KeyBlock.KEYWORD,
              KeyBlock.recognizer(Protection.NONE),
              true,
              Severity.CRITICAL,
              "replace the key wherever its public half is trusted"),
          new SecretRule(
              "private-key-encrypted",
              "a private key with a passphrase",
              KeyBlock.KEYWORD,
              KeyBlock.recognizer(Protection.PASSPHRASE),
              true,
              Severity.MEDIUM,
              "replace it if its passphrase may be guessed, or is here too"),
          new SecretRule(
              "private-key-openpgp",
              "a private key of OpenPGP",
              KeyBlock.KEYWORD,
              KeyBlock.recognizer(Protection.UNKNOWN),
              true,
              Severity.HIGH,
              "revoke it, unless its passphrase is a good one"),
          new SecretRule(
              "aws-key-pair",
              "an AWS access key with its secret",
              "AKIA",
              new KeyPair(awsId(), Pattern.compile(BASE_64), SecretRules::isAwsSecret),
              true,
              Severity.CRITICAL,
              "deactivate it in IAM and look through CloudTrail for what was done with it"),
          new SecretRule(
              "aws-key-id",
              "the id of an AWS access key",
              "AKIA",
              awsId(),
              true,
              Severity.MEDIUM,
              "see in IAM whose it is, and whether its secret went the same way"),
          shape(
              "github-token",
              "a GitHub token",
              "gh",
              "gh[opsu]_[A-Za-z0-9]{36}",
              Severity.CRITICAL,
              "revoke it in the developer settings of GitHub",
              Base62Checksum::holds),
          shape(
              "github-fine-grained-token",
              "a fine-grained GitHub token",
              "github_pat_",
              "github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}",
              Severity.CRITICAL,
              "revoke it in the developer settings of GitHub"),
          shape(
              "gitlab-token",
              "a GitLab token",
              "glpat-",
              "glpat-[A-Za-z0-9_-]{20,64}+(?:\\.[0-9a-z]{2}\\.[0-9a-z]{9})?",
              Severity.CRITICAL,
              "revoke it in the access tokens of GitLab"),
          shape(
              "slack-token",
              "a Slack token",
              "xox",
              "xox[abeprs]-(?:[0-9]{9,14}-){1,3}+[A-Za-z0-9]{20,64}+",
              Severity.CRITICAL,
              "revoke it in the settings of the Slack app"),
          shape(
              "slack-webhook",
              "the address of a Slack webhook",
              "https://hooks.slack.com/services/",
              "https://hooks\\.slack\\.com/services/T[A-Z0-9]{8,12}+/B[A-Z0-9]{8,12}+/[A-Za-z0-9]{20,28}+",
              Severity.HIGH,
              "have a new one made: who knows it can write to the channel"),
          shape(
              "google-api-key",
              "a Google API key",
              "AIza",
              "AIza[A-Za-z0-9_-]{35}",
              Severity.MEDIUM,
              "see that it is restricted to its page, app or API if it has to be public, else have a"
                  + " new one made"),
          shape(
              "stripe-secret-key",
              "a live secret key of Stripe",
              "sk_live_",
              "sk_live_[A-Za-z0-9]{24,247}+",
              Severity.CRITICAL,
              "roll it in the dashboard of Stripe"),
          shape(
              "stripe-restricted-key",
              "a live restricted key of Stripe",
              "rk_live_",
              "rk_live_[A-Za-z0-9]{24,247}+",
              Severity.HIGH,
              "roll it in the dashboard of Stripe"),
          // It ends in a checksum, but sources differ on whether the prefix is part of it.
          shape(
              "npm-token",
              "an npm token",
              "npm_",
              "npm_[A-Za-z0-9]{36}",
              Severity.CRITICAL,
              "revoke it with 'npm token revoke'"),
          // A macaroon of pypi.org or test.pypi.org, in base 64.
          shape(
              "pypi-token",
              "a PyPI token",
              "pypi-AgE",
              "pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)[A-Za-z0-9_-]{50,1000}+",
              Severity.CRITICAL,
              "remove it in the account settings of PyPI",
              token -> true),
          shape(
              "anthropic-key",
              "an Anthropic API key",
              "sk-ant-",
              "sk-ant-[a-z]{3,8}[0-9]{2}-[A-Za-z0-9_-]{80,120}+",
              Severity.CRITICAL,
              "delete it in the console of Anthropic"),
          // "T3BlbkFJ" is base 64 for "OpenAI".
          shape(
              "openai-key",
              "an OpenAI API key",
              "sk-",
              "sk-(?:(?:proj|svcacct|admin)-)?[A-Za-z0-9_-]{20,100}?T3BlbkFJ[A-Za-z0-9_-]{20,100}+",
              Severity.CRITICAL,
              "delete it in the settings of the OpenAI platform"),
          shape(
              "sendgrid-key",
              "a SendGrid API key",
              "SG.",
              "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}",
              Severity.CRITICAL,
              "delete it in the settings of SendGrid"),
          new SecretRule(
              "twilio-account",
              "a Twilio account with its token",
              "AC",
              new KeyPair(twilioId("AC"), Pattern.compile(NAMED_32), Randomness::isDrawn),
              true,
              Severity.CRITICAL,
              "rotate the token in the console of Twilio"),
          new SecretRule(
              "twilio-key",
              "a Twilio API key with its secret",
              "SK",
              new KeyPair(twilioId("SK"), Pattern.compile(NAMED_32), Randomness::isDrawn),
              true,
              Severity.CRITICAL,
              "delete it in the console of Twilio"),
          shape(
              "json-web-token",
              "a signed JSON Web Token",
              "eyJ",
              "eyJ[A-Za-z0-9_-]{10,500}+\\.eyJ[A-Za-z0-9_-]{10,2000}+\\.[A-Za-z0-9_-]{40,1000}+",
              Severity.LOW,
              "see whether it still opens anything",
              JsonWebToken::isSigned),
          new SecretRule(
              "url-password",
              "a password in an address",
              "://",
              UrlPassword::at,
              false,
              Severity.HIGH,
              "change it, and read it from the environment"),
          assigned(":"),
          assigned("="));

  private static final Map<String, List<SecretRule>> BY_ID =
      ALL.stream().collect(Collectors.groupingBy(SecretRule::id));

  private SecretRules() {}

  /** The rules of an id: more than one where it has several keywords, none where it is unknown. */
  static List<SecretRule> of(String id) {
    return BY_ID.getOrDefault(id, List.of());
  }

  private static SecretRule assigned(String sign) {
    return new SecretRule(
        "assigned-secret",
        "a password or token that is written down",
        sign,
        AssignedValue::at,
        false,
        Severity.HIGH,
        "change it where it is accepted, and read it from the environment");
  }

  private static SecretRule shape(
      String id, String name, String keyword, String regex, Severity severity, String remedy) {
    return shape(
        id,
        name,
        keyword,
        regex,
        severity,
        remedy,
        token -> Randomness.isDrawn(token.substring(keyword.length())));
  }

  private static SecretRule shape(
      String id,
      String name,
      String keyword,
      String regex,
      Severity severity,
      String remedy,
      Predicate<String> proof) {
    return new SecretRule(id, name, keyword, Shape.of(regex, proof), true, severity, remedy);
  }

  /** The ids are base 32 (AWS, "IAM identifiers"). */
  private static Shape awsId() {
    return Shape.of("AKIA[A-Z2-7]{16}", id -> Randomness.isDrawn(id.substring(4)));
  }

  private static boolean isAwsSecret(String key) {
    return Randomness.isDrawn(key) && Randomness.classes(key) >= 3;
  }

  private static Shape twilioId(String prefix) {
    return Shape.of(prefix + "[0-9a-f]{32}", id -> Randomness.isDrawn(id.substring(2)));
  }
}
